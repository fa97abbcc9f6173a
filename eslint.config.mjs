import js from "@eslint/js";
import jest from "eslint-plugin-jest";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const providerRoots = {
  regex: "^@cdktf/provider-(azurerm|google)$",
  message:
    "import one resource path (`@cdktf/provider-…/lib/<resource>`): the root costs seconds and a gigabyte",
};

export default defineConfig(
  {
    ignores: [
      "cdktf.out/",
      "action/",
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
      // There are no enums (`erasableSyntaxOnly`), and looking for them takes a tenth of the time.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
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
        fetch: "readonly",
        AbortSignal: "readonly",
      },
    },
  },
);
