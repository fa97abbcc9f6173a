// Mutants of pairs of configurations, over the forms of the Edge's own document: an edit in the neighbour that may reach the Edge
// is caught, and one that certainly is about other objects leaves the Edge proven.
import type { Deployment } from "../../modules/sites";
import { ProofRun } from "../../policies/proof";
import { neighboursOf } from "../mutants/neighbour-mutants";
import { mayHarm } from "../mutants/world-harm";
import { readPlainly } from "../oracle/plain-evaluator";
import { possibleWorlds } from "../oracle/plain-world";
import { deploymentOf, SHARED, siteWith, STANDALONE, TWO_TAGS } from "../samples/sample-sites";
import { factsOf, terraformText } from "../samples/synthesize";

const LENIENT = ["otherMachines: strict", "# otherMachines: strict"] as const;
const ROWS: readonly (readonly [name: string, deployment: Deployment])[] = [
  ["Azure", deploymentOf(siteWith(LENIENT), "azure")],
  ["Azure, standalone rules", deploymentOf(siteWith(LENIENT, STANDALONE), "azure")],
  ["Azure, shared subnet", deploymentOf(siteWith(LENIENT, SHARED), "azure")],
  ["Google", deploymentOf(siteWith(LENIENT), "google")],
  ["Google, two tags", deploymentOf(siteWith(LENIENT, TWO_TAGS), "google")],
];
const NEIGHBOUR = "neighbour";

function placeOf(deployment: Deployment) {
  const { name, settings } = deployment;
  if (!("attach" in settings)) return { group: "", resourceGroup: "", subnet: "" };
  const [first] = settings.attach;
  const subnet = first !== undefined && "subnetId" in first ? first.subnetId : "";
  return { group: `nsg-${name}`, resourceGroup: settings.resourceGroup, subnet };
}

test.each(ROWS)("%s: each edit of a neighbour is judged rightly", (_, deployment) => {
  const { name } = deployment;
  const text = terraformText(deployment);
  const own = JSON.parse(text) as unknown;
  const facts = factsOf(deployment);
  const original = readPlainly(own, facts);
  expect(original.unsupported).toBeUndefined();
  const counts = { mutants: 0, caught: 0, passed: 0 };
  const misses: string[] = [];
  for (const { name: edit, document } of neighboursOf(deployment, placeOf(deployment))) {
    const worlds = possibleWorlds(name, { [name]: own, [NEIGHBOUR]: document }, facts, [
      "10.45.32.10",
      "10.45.32.30",
    ]);
    const isHarmful = mayHarm(original, worlds, facts);
    const run = new ProofRun([
      { name, file: "edge.tf.json", text },
      { name: NEIGHBOUR, file: "neighbour.tf.json", text: JSON.stringify(document) },
    ]);
    const { verdict, findings } = run.prove(name, deployment);
    counts.mutants += 1;
    if (isHarmful && verdict === "proven") misses.push(`${edit}: proven, and may do harm`);
    else if (isHarmful) counts.caught += 1;
    else if (worlds.length === 1 && worlds[0]!.isUntouched && verdict !== "proven")
      misses.push(`${edit}: ${verdict}, and does nothing (${findings[0]?.message ?? ""})`);
    else counts.passed += 1;
  }
  const { mutants, caught, passed } = counts;
  process.stdout.write(`pairs: ${mutants} mutants, ${caught} caught, ${passed} rightly passed\n`);
  expect(misses).toEqual([]);
  expect(caught).toBeGreaterThan(5);
  expect(passed).toBeGreaterThan(5);
});
