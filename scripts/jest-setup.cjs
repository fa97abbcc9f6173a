// Before the tests: what makes each start quick is prepared from the sources as they are now, so that not every test file
// compiles the schemas again; and a folder of the run's own for what test files share.
const { spawnSync } = require("node:child_process");
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

module.exports = () => {
  const script = join(__dirname, "prepare.mjs");
  const { status } = spawnSync(process.execPath, [script, "--strict"], { stdio: "inherit" });
  if (status !== 0) throw new Error("scripts/prepare.mjs could not prepare the sources");
  process.env.EDGE_FIREWALL_TEST_RUN = mkdtempSync(join(tmpdir(), "edge-firewall-run-"));
};
