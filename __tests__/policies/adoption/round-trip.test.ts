// From the rules that a sample site generates back to a site file: whoever adopts them gets what was generated from, up to
// names, and the check agrees.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { prefixTexts } from "../../../modules/packets";
import { type Deployment, loadSite } from "../../../modules/sites";
import { runQuietly } from "../../process/run-cli";
import { terraformText } from "../../samples/synthesize";

const SAMPLES = join(__dirname, "../../../samples");
const here = process.cwd();
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edge-firewall-round-"));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

/** What a person knows who adopts: the tables, and the machines of each role. */
function flagsFor(deployment: Deployment, tables: readonly string[]): readonly string[] {
  const addresses = deployment.interfaces.map(({ role, addresses: own }) => {
    const texts = own.flatMap(({ family, ranges }) => prefixTexts(family, ranges));
    return `${role}=${texts.join(",")}`;
  });
  return [
    ...tables.flatMap((id) => ["--documents", id]),
    ...addresses.flatMap((text) => ["--interface", text]),
  ];
}

test.each([
  ["xmpp-federation", "two subnets, two networks"],
  ["scaled-dns-nat", "a pool, four roles, five tables"],
  ["external-av-source-and-destination", "source ports"],
])("%s: %s", async (name) => {
  const { deployments, documents = [] } = loadSite(join(SAMPLES, `${name}.yaml`));
  for (const deployment of deployments) {
    writeFileSync("cdk.tf.json", terraformText(deployment));
    const flags = flagsFor(
      deployment,
      documents.map(({ id }) => id),
    );
    const adopted = await runQuietly("adopt", "cdk.tf.json", "--force", ...flags);
    expect(adopted).toMatchObject({ status: 0, stderr: "" });
    const site = readFileSync("edge.yaml", "utf8");
    expect(site).not.toMatch(/^extraFlows:/m);
    writeFileSync("edge.yaml", site.replace(/(if that is meant\n.*:) #.*/g, "$1 any"));
    expect(await runQuietly("check", "cdk.tf.json")).toMatchObject({ status: 0, stderr: "" });
  }
});
