// The map of doors: which rooms each room may look into, through which files, and that no files import each other in a
// circle, types included. `npm run walls` holds it.

/** What both halves of the house share. */
const CORE = ["modules/input", "modules/packets", "modules/flows", "modules/sites"];
const JUDGES = ["policies/readers", "policies/catalog", "policies/proof"];

/** Room -> the rooms that it may import, through their `index.ts` alone. Anything not listed is closed. */
const ROOMS = {
  "modules/input": [],
  "modules/packets": [],
  "modules/flows": ["modules/input", "modules/packets"],
  "modules/sites": ["modules/input", "modules/packets", "modules/flows"],
  "modules/rulesets": CORE,
  "modules/program-lines.ts": [],
  "modules/toolkit": ["modules/input", "modules/sites", "policies/proof", "policies/report"],
  "modules/azure": [...CORE, "modules/rulesets", "modules/toolkit", "policies/proof"],
  "modules/google": [...CORE, "modules/rulesets", "modules/toolkit", "policies/proof"],
  "policies/readers": CORE,
  "policies/catalog": [...CORE, "policies/readers"],
  "policies/proof": [...CORE, "policies/readers", "policies/catalog"],
  "policies/report": [...CORE, ...JUDGES],
  "policies/drafts": CORE,
  "policies/adoption": [...CORE, ...JUDGES, "policies/drafts"],
  "policies/action": [
    ...CORE,
    "policies/readers",
    "policies/report",
    "policies/cli.ts",
    "policies/command/workers/prove-worker.ts",
  ],
  "policies/command": [
    ...CORE,
    ...JUDGES,
    "policies/report",
    "policies/drafts",
    "policies/adoption",
  ],
};

/** Inner walls: folder -> the folders of the same room that it may import, besides itself. */
const INNER = {
  "modules/packets/sets": [],
  "modules/packets/engine": ["sets"],
  "modules/packets/chains": ["sets", "engine"],
  "modules/sites/file": [],
  "modules/sites/selection": ["file"],
  "modules/sites/clouds": ["file", "selection"],
  "modules/sites/advice": ["file", "selection", "clouds"],
  "modules/sites/binding": ["file", "selection", "clouds", "advice"],
  "policies/proof/check": [],
  "policies/proof/explain": [],
  "policies/proof/diff": [],
  "policies/proof/plan-diff": ["diff"],
  "policies/readers/harmless": [],
  "policies/readers/resources": [],
  "policies/readers/sources": ["harmless", "resources"],
  "policies/readers/rules": ["resources"],
  "policies/readers/azure": ["harmless", "resources", "rules"],
  "policies/readers/google": ["resources", "rules"],
  "policies/readers/run": ["harmless", "resources", "sources"],
};

/** Doors beside `index.ts`: small files that the command line needs before it loads anything else. */
const SIDE_DOORS = [
  "modules/input/shown-text.ts",
  "modules/input/nearest-word.ts",
  "policies/report/format-names.ts",
  "policies/report/text/screen/screen.ts",
];

const isFile = (room) => room.endsWith(".ts");
const inside = (room) => (isFile(room) ? `^${room}$` : `^${room}/`);
const doors = (room) =>
  isFile(room)
    ? [room]
    : [`${room}/index.ts`, ...SIDE_DOORS.filter((file) => file.startsWith(`${room}/`))];

const betweenRooms = Object.entries(ROOMS).map(([room, open]) => ({
  name: `doors-of-${room.replaceAll("/", "-")}`,
  comment: `${room} imports other rooms by their doors alone: ${open.join(", ") || "none"}`,
  severity: "error",
  from: { path: inside(room) },
  to: {
    path: "^(modules|policies)/",
    pathNot: [inside(room), ...open.flatMap(doors).map((file) => `^${file}$`)],
  },
}));

module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "files that import each other, types included, cannot be read one after the other",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "toolkit-at-the-edge",
      comment:
        "cdktf is known only to modules/azure, modules/google, modules/toolkit, modules/program-lines.ts and main.ts",
      severity: "error",
      from: {
        path: "^(modules|policies)/",
        pathNot: "^modules/(azure|google|toolkit|program-lines)",
      },
      to: { path: "^node_modules/(cdktf|constructs|@cdktf)/" },
    },
    {
      name: "no-bindings",
      comment: "the constructs declare their resources themselves, for any version of a provider",
      severity: "error",
      from: { path: "^(modules|policies|main)" },
      to: { path: "^node_modules/@cdkt[fn]/(?!hcl2json/)" },
    },
    {
      name: "checker-apart-from-generator",
      comment:
        "the checking half knows nothing of what generates, so that one mistake cannot hide itself",
      severity: "error",
      from: { path: "^policies/" },
      to: { path: "^modules/(rulesets|azure|google|toolkit|program-lines)" },
    },
    {
      name: "kinds-by-their-list",
      comment: "outside the folders of the clouds, kinds of firewalls are known to kinds.ts alone",
      severity: "error",
      from: { path: "^policies/readers/[^/]+$", pathNot: "^policies/readers/kinds.ts$" },
      to: { path: "^policies/readers/(azure|google)/" },
    },
    {
      name: "sources-apart",
      comment: "what is special to a source is known to that source and to the door alone",
      severity: "error",
      from: {
        path: "^policies/readers/",
        pathNot: "^policies/readers/(index.ts|sources/([^/]+/|(open-source|source-bytes).ts))",
      },
      to: { path: "^policies/readers/sources/[^/]+/" },
    },
    {
      name: "one-source-alone",
      comment: "no source looks into another one",
      severity: "error",
      from: { path: "^policies/readers/sources/(?!hcl/)([^/]+)/" },
      to: {
        path: "^policies/readers/sources/[^/]+/",
        pathNot: "^policies/readers/sources/($1|json|shown)/",
      },
    },
    {
      name: "folders-are-configurations",
      comment:
        "a folder is a configuration once its files are one; no other source knows of folders",
      severity: "error",
      from: { path: "^policies/readers/sources/hcl/" },
      to: {
        path: "^policies/readers/sources/[^/]+/",
        pathNot: "^policies/readers/sources/(hcl|json|shown|terraform-config)/",
      },
    },
    ...betweenRooms,
    ...Object.entries(INNER).map(([folder, open]) => {
      const room = folder.split("/").slice(0, 2).join("/");
      return {
        name: `walls-of-${folder.replaceAll("/", "-")}`,
        comment: `${folder} may look into ${open.join(", ") || "no other folder of its room"}`,
        severity: "error",
        from: { path: `^${folder}/` },
        to: {
          path: `^${room}/[^/]+/`,
          pathNot: [`^${folder}/`, ...open.map((other) => `^${room}/${other}/`)],
        },
      };
    }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|__tests__/fixtures)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
