// The consumers: what each installs beside the package, by which package manager, and what its program is.

const CDKTF = ["cdktf@0.21", "constructs@10.4"];
const CDKTN = ["cdktn@0.24", "constructs@10.6"];
/** The continuation under the name of what it continues, as platforms have it that change nothing else. */
const ALIAS = ["cdktf@npm:cdktn@0.24", "constructs@10.6"];
const COMPILER = ["typescript@5.9", "@types/node@20"];

/** `node` and `bin` start a program, and a command of a package, as the manager has them found. */
const NPM = {
  add: ["npm", "install", "--no-audit", "--no-fund"],
  node: [process.execPath],
  bin: (name) => [`node_modules/.bin/${name}`],
};
const PNPM = { ...NPM, add: ["npx", "--yes", "pnpm@10", "add"] };
const BERRY = ["npx", "--yes", "--package", "@yarnpkg/cli-dist@4", "yarn"];
/** Plug'n'Play: there are no `node_modules`, and a package finds only what it declares. */
const YARN = {
  lockFile: "yarn.lock",
  add: [...BERRY, "add"],
  node: [...BERRY, "node"],
  bin: (name) => [...BERRY, name],
};

/** `program`: module system of the platform's program; without one, the command alone is used. `compiler`: how it resolves. */
export const CONSUMERS = {
  "cdktf-cjs": { install: CDKTF, program: "cjs" },
  "cdktf-esm": { install: CDKTF, program: "esm" },
  "cdktf-nodenext": { install: [...CDKTF, ...COMPILER], program: "esm", compiler: "nodenext" },
  "cdktf-bundler": { install: [...CDKTF, ...COMPILER], program: "esm", compiler: "bundler" },
  "cdktf-alias": { install: [...ALIAS, ...COMPILER], program: "esm", compiler: "nodenext" },
  "cdktn-cjs": { install: CDKTN, program: "cjs", cdktn: true },
  "cdktn-nodenext": {
    install: [...CDKTN, ...COMPILER],
    program: "esm",
    compiler: "nodenext",
    cdktn: true,
  },
  gate: { install: [] },
  "gate-bundler": { install: COMPILER, compiler: "bundler" },
  pnpm: { install: CDKTF, program: "esm", manager: PNPM },
  "yarn-pnp": { install: CDKTF, program: "cjs", manager: YARN },
};

export const managerOf = ({ manager = NPM }) => manager;
