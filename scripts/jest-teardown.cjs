// After the tests: the folder that jest-setup.cjs made for this run.
const { rmSync } = require("node:fs");

module.exports = () => {
  rmSync(process.env.EDGE_FIREWALL_TEST_RUN, { recursive: true, force: true });
};
