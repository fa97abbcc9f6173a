const { version } = require("esbuild");

module.exports = {
  testMatch: ["**/__tests__/**/*.test.ts"],
  roots: ["<rootDir>/__tests__"],
  moduleFileExtensions: ["ts", "js", "json"],
  testEnvironment: "node",
  globalSetup: "<rootDir>/scripts/jest-setup.cjs",
  globalTeardown: "<rootDir>/scripts/jest-teardown.cjs",
  // What is named here is part of the cache's key: another version of the compiler transforms anew.
  transform: { "^.+\\.ts$": ["<rootDir>/scripts/jest-transform.cjs", { version }] },
};
