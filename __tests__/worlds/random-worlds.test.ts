// One law over random worlds: the product never proves a deployment beside other stacks where the plain reader finds, in some world
// that the texts leave possible, a packet open that no flow asks for, or one closed that a flow does.
import fc from "fast-check";

import type { Deployment } from "../../modules/sites";
import { ProofRun } from "../../policies/proof";
import { mayHarm } from "../mutants/world-harm";
import { readPlainly } from "../oracle/plain-evaluator";
import { possibleWorlds } from "../oracle/plain-world";
import { deploymentOf, siteWith } from "../samples/sample-sites";
import { factsOf, terraformText } from "../samples/synthesize";
import { azureWorlds, googleWorlds, type World } from "./random-worlds";

/** `WORLDS` takes that many worlds of each cloud. */
const RUNS = Number(process.env["WORLDS"] ?? 100);
const SEED = Number(process.env["WORLDS_SEED"] ?? 20260630);
/** As sites are by default: rules that cannot act on the Edge are not judged. */
const SITE = siteWith(["otherMachines: strict", "# otherMachines: strict"]);
const azure = deploymentOf(SITE, "azure");
const google = deploymentOf(SITE, "google");

const [{ subnetId } = { subnetId: "" }] = azure.settings.attach as readonly {
  subnetId: string;
}[];

const counts = { proven: 0, refused: 0, harmful: 0, needless: 0 };

function addressesOf(deployment: Deployment): readonly string[] {
  return deployment.cloud === "azure" ? [] : ["10.45.32.10", "10.45.32.30"];
}

/** What is wrong with the product's verdict; nothing where it is right. */
function misjudged(deployment: Deployment, world: World): string | undefined {
  const { name } = deployment;
  const own = JSON.parse(terraformText(deployment)) as unknown;
  const facts = factsOf(deployment);
  const stacks = { ...world, [name]: own };
  const original = readPlainly(own, facts);
  const worlds = possibleWorlds(name, stacks, facts, addressesOf(deployment));
  const isHarmful = mayHarm(original, worlds, facts);
  const run = new ProofRun(
    Object.entries(stacks).map(([stack, json]) => ({
      name: stack,
      file: `stacks/${stack}/cdk.tf.json`,
      text: JSON.stringify({ "//": { metadata: { stackName: stack } }, ...(json as object) }),
    })),
  );
  const { verdict } = run.prove(name, deployment);
  counts[verdict === "proven" ? "proven" : "refused"] += 1;
  if (isHarmful) counts.harmful += 1;
  if (!isHarmful && verdict !== "proven") counts.needless += 1;
  return verdict === "proven" && isHarmful ? "proven, though harm is possible" : undefined;
}

const ROWS = [
  [
    "Azure",
    azure,
    azureWorlds({ group: "nsg-azure-westeurope", resourceGroup: "rg-edge", subnet: subnetId }),
  ],
  [
    "Google Cloud",
    google,
    googleWorlds({
      network: "perimeter",
      project: "contoso-edge",
      tag: "edge",
      address: "10.45.32.10",
    }),
  ],
] as const;

test.each(ROWS)("%s: what may do harm is never proven", (name, deployment, worlds) => {
  Object.assign(counts, { proven: 0, refused: 0, harmful: 0, needless: 0 });
  fc.assert(
    fc.property(worlds, (world) => {
      expect(misjudged(deployment, world)).toBeUndefined();
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const { proven, refused, harmful, needless } = counts;
  process.stdout.write(
    `${name}: ${proven} worlds proven, ${refused} refused, ${harmful} harmful, ${needless} refused without harm\n`,
  );
  // A law that never had anything to judge would hold as well.
  expect(proven).toBeGreaterThan(RUNS / 20);
  expect(harmful).toBeGreaterThan(RUNS / 20);
});
