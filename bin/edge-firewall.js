#!/usr/bin/env node
// Starts the `edge-firewall` command: the compiled one where there is one (an installed package), else the sources, which
// tsx compiles on the fly (this repository).
"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const compiled = join(__dirname, "..", "dist", "policies", "cli.js");
if (existsSync(compiled)) {
  require(compiled).main();
} else {
  require("tsx/cjs/api").register();
  require("../policies/cli.ts").main();
}
