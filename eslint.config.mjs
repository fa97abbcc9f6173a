import js from "@eslint/js";
import jest from "eslint-plugin-jest";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** What both halves of the house share. */
const CORE = ["modules/input", "modules/packets", "modules/flows", "modules/sites"];
const JUDGES = ["policies/readers", "policies/catalog", "policies/proof"];
const GENERATORS = [...CORE, "modules/rulesets", "policies/proof", "policies/report"];

/** Which rooms each room may look into. Doors go one way; anything not listed is a lint error. */
const MAY_IMPORT = {
  "modules/input": [],
  "modules/packets": [],
  "modules/flows": ["modules/input", "modules/packets"],
  "modules/sites": ["modules/input", "modules/packets", "modules/flows"],
  "modules/rulesets": CORE,
  "modules/azure": GENERATORS,
  "modules/google": GENERATORS,
  "policies/readers": CORE,
  "policies/catalog": [...CORE, "policies/readers"],
  "policies/proof": [...CORE, "policies/readers", "policies/catalog"],
  "policies/report": [...CORE, ...JUDGES],
  "policies/drafts": CORE,
  "policies/adoption": [...CORE, ...JUDGES, "policies/drafts"],
  "policies/command": [
    ...CORE,
    ...JUDGES,
    "policies/report",
    "policies/drafts",
    "policies/adoption",
  ],
};

const ROOMS = Object.keys(MAY_IMPORT);

const providerRoots = {
  regex: "^@cdktf/provider-(azurerm|google)$",
  message:
    "import one resource path (`@cdktf/provider-…/lib/<resource>`): the root costs seconds and a gigabyte",
};

const cdktfOnlyAtTheEdge = {
  regex: "^(cdktf|constructs|@cdktf/)",
  message: "cdktf is known only to modules/azure, modules/google and main.ts",
};

function closedDoors(room) {
  const closed = ROOMS.filter((other) => other !== room && !MAY_IMPORT[room].includes(other));
  return closed.map((other) => ({
    group: [`**/${other.split("/")[1]}`, `**/${other.split("/")[1]}/**`],
    message: `${room} may not look into ${other} (see the room map in eslint.config.mjs)`,
  }));
}

const roomRules = ROOMS.map((room) => {
  const atTheEdge = room === "modules/azure" || room === "modules/google";
  return {
    files: [`${room}/**/*.ts`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...closedDoors(room),
            providerRoots,
            ...(atTheEdge ? [] : [cdktfOnlyAtTheEdge]),
          ],
        },
      ],
    },
  };
});

export default defineConfig(
  {
    ignores: [
      "cdktf.out/",
      "bench/empty-app/cdktf.out/",
      "dist/",
      "node_modules/",
      "coverage/",
      "__tests__/fixtures/",
      ".gen/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/strict-boolean-expressions": [
        "error",
        { allowNumber: false, allowString: false, allowNullableObject: true },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "no-restricted-imports": ["error", { patterns: [providerRoots] }],
    },
  },
  ...roomRules,
  {
    files: ["__tests__/**/*.ts"],
    ...jest.configs["flat/recommended"],
    rules: {
      ...jest.configs["flat/recommended"].rules,
      "jest/valid-expect": "error",
      "jest/valid-title": ["error", { ignoreTypeOfDescribeName: true }],
      "jest/expect-expect": [
        "error",
        { assertFunctionNames: ["expect", "expect*", "fc.assert", "assert*"] },
      ],
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        performance: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        URL: "readonly",
        Buffer: "readonly",
      },
    },
  },
);
