// Two hundred documents in one call: how long it takes, and how much processor time, which is more than that where several
// cores work at once.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { bindSite } from "../modules/sites";
import { terraformText } from "../__tests__/samples/synthesize";

const root = join(__dirname, "..");
const DOCUMENTS = 200;

/** The site of the sample with as many deployments in Azure, each with a subnet of its own, and their documents. */
function writeSite(folder: string): void {
  const sample = readFileSync(join(root, "edge.yaml"), "utf8");
  const [head = ""] = sample.split(/^deployments:\n/m);
  const names = Array.from({ length: DOCUMENTS }, (_, index) => `pool-${index}`);
  const file = join(folder, "edge.yaml");
  writeFileSync(file, `${head}deployments:\n${names.map(deploymentText).join("")}`);
  for (const deployment of bindSite(readFileSync(file, "utf8"), file).deployments) {
    const stack = join(folder, "cdktf.out", "stacks", deployment.name);
    mkdirSync(stack, { recursive: true });
    writeFileSync(join(stack, "cdk.tf.json"), terraformText(deployment));
  }
}

function deploymentText(name: string): string {
  const group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge";
  const subnet = `${group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/${name}`;
  return [
    `  ${name}:`,
    "    cloud: azure",
    "    interfaces: { access: [10.45.16.10], av: [10.45.16.30] }",
    `    settings: { resourceGroup: rg-edge, location: westeurope, attach: [{ subnetId: ${subnet} }] }`,
    "",
  ].join("\n");
}

/** Runs the bundled command and tells what it took when it ends. */
const MEASURED = `
process.on("exit", (status) => {
  const { user, system } = process.cpuUsage();
  const figures = { status, wall: performance.now(), processor: (user + system) / 1000 };
  require("fs").writeSync(2, JSON.stringify(figures));
});
require(${JSON.stringify(join(root, "dist", "bundle", "cli.js"))}).main();
`;

interface Figures {
  readonly status: number;
  readonly wall: number;
  readonly processor: number;
}

/** Prints one line. */
export function benchDocuments(): void {
  const folder = mkdtempSync(join(tmpdir(), "edge-firewall-bench-"));
  try {
    spawnSync(process.execPath, ["scripts/prepare.mjs"], { cwd: root });
    writeSite(folder);
    const args = ["-e", MEASURED, "edge-firewall", "check"];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    const { status, wall, processor } = JSON.parse(stderr) as Figures;
    console.log(
      `${DOCUMENTS} documents in one call (status ${status}): ${wall.toFixed(0)} ms, ` +
        `${processor.toFixed(0)} ms of processor time on ${availableParallelism()} cores`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
