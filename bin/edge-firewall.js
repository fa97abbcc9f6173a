#!/usr/bin/env node
// Starts the `edge-firewall` command: the bundle, in an installed package and wherever it is as new as the sources; else
// the sources, which tsx compiles on the fly (this repository after an edit).
"use strict";
const { existsSync, readdirSync, statSync, writeSync } = require("node:fs");
const { join } = require("node:path");

const ROOT = join(__dirname, "..");
const BUNDLE = join(ROOT, "dist", "bundle", "cli.js");
const SOURCES = ["modules", "policies", "schemas"];

// Node ends with 1 on an error that nobody caught, which here is an answer (`refuted`, `different`) that a pipeline may let
// pass. A broken installation answers nothing.
process.on("uncaughtException", (error) => {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  writeSync(
    2,
    `error: edge-firewall could not run: ${said.split("\n", 1)[0]}; nothing is decided; install it anew, and if that does not help, report it\n`,
  );
  process.exit(2);
});

/** A package that was installed has no tests: there is nobody to edit it. */
const installed = !existsSync(join(ROOT, "__tests__"));

function isCurrent() {
  const built = statSync(BUNDLE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return built > 0 && SOURCES.every((folder) => isOlder(join(ROOT, folder), built));
}

/**
 * A folder changes when a file is added or removed, a file when it is edited. Times of change count, which nobody can set:
 * a copy that keeps the old time of an edit is still newer than the bundle.
 */
function isOlder(path, built) {
  if (statSync(path).ctimeMs > built) return false;
  return readdirSync(path, { withFileTypes: true }).every((entry) => {
    const below = join(path, entry.name);
    return entry.isDirectory() ? isOlder(below, built) : statSync(below).ctimeMs <= built;
  });
}

if (installed || isCurrent()) {
  require(BUNDLE).main();
} else {
  require("tsx/cjs/api").register();
  require("../policies/cli.ts").main();
}
