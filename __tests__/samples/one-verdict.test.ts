// One set of rules on every road that Terraform has for it: the configuration, the plan that makes it, the plan in which
// nothing is to be done, the state as it is printed, and the state's own file. One verdict, also when the rules are wrong.
import { compareDocuments, judge } from "../../policies/proof";
import { parseSource, readGates } from "../../policies/readers";
import { AZURE_DIALECT, GOOGLE_DIALECT, type Loose } from "../mutants/rule-dialects";
import { firstPlan, laterPlan, rawState, shownState } from "./roads";
import { SAMPLE_DEPLOYMENTS } from "./samples";
import { terraformText } from "./synthesize";

const ROADS = {
  "the first plan": firstPlan,
  "a later plan": laterPlan,
  "the state": shownState,
  "the state's file": rawState,
};

/** The text as it is, and with its first rule gone, or the one in the middle. */
function variants(text: string, cloud: "azure" | "google"): readonly string[] {
  const { slots } = cloud === "azure" ? AZURE_DIALECT : GOOGLE_DIALECT;
  const without = (part: number): string => {
    const document = JSON.parse(text) as Loose;
    const all = slots(document);
    all[Math.floor((all.length - 1) * part)]!.remove();
    return JSON.stringify(document);
  };
  return [text, without(0), without(0.5)];
}

describe.each(SAMPLE_DEPLOYMENTS.map((one) => [one.title, one] as const))("%s", (_, sample) => {
  const { deployment, cloud } = sample;

  function answerTo(text: string): readonly string[] {
    const reading = readGates(parseSource(text, "cdk.tf.json"), deployment);
    const { verdict, findings } = judge("stack", reading, deployment);
    return [
      verdict,
      ...findings.map(({ kind, direction, packets }) => written([kind, direction, packets])).sort(),
    ];
  }

  test("has one verdict by every road", () => {
    const found = variants(terraformText(deployment), cloud).map((text) => {
      const expected = answerTo(text);
      for (const [road, write] of Object.entries(ROADS))
        expect({ road, answer: answerTo(write(text)) }).toEqual({ road, answer: expected });
      return expected[0];
    });
    expect(found[0]).toBe("proven");
    const [text] = variants(terraformText(deployment), cloud);
    const roads = [text!, ...Object.values(ROADS).map((write) => write(text!))];
    const documents = roads.map((road) => parseSource(road, "cdk.tf.json"));
    documents.forEach((document, at) => {
      const base = { document: documents[(at + 1) % documents.length]!, deployment };
      expect(compareDocuments(base, { document, deployment }).verdict).toBe("same");
    });
    expect(found).toContain("refuted");
  });
});

function written(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "bigint" ? one.toString() : one,
  );
}
