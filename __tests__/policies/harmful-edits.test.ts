// Each harmful edit is made to the policy that the sample site emits, on both clouds, and must be refused with the kind of
// finding and the culprit that the table says.
import { EditedPolicy } from "../mutants/edited-policy";
import { HARMFUL_EDITS } from "../mutants/harmful-edits";
import { deploymentOf, siteWith } from "../samples/sample-sites";

const CLOUDS = ["azure", "google"] as const;
const SAMPLE = siteWith();
const CASES = CLOUDS.flatMap((cloud) => HARMFUL_EDITS.map((edit) => ({ cloud, ...edit })));

describe("harmful edits", () => {
  test.each(CLOUDS)("%s, row 0: the policy as emitted is proven", (cloud) => {
    expect(new EditedPolicy(deploymentOf(SAMPLE, cloud)).verdict()).toMatchObject({
      verdict: "proven",
      findings: [],
    });
  });

  test.each(CASES)("$cloud, row $row: $edit", ({ cloud, make, expected, onAzure }) => {
    const policy = new EditedPolicy(deploymentOf(SAMPLE, cloud));
    make(policy);

    const { verdict, findings } = policy.verdict();

    const wanted = cloud === "azure" ? (onAzure ?? expected) : expected;
    expect(verdict).toBe(wanted.some(({ kind }) => kind !== "unproven") ? "refuted" : "undecided");
    for (const { kind, culprit } of wanted) {
      const named = findings
        .filter((finding) => finding.kind === kind)
        .map(({ decidedBy }) =>
          decidedBy?.writtenBy === "cloud" ? "the platform" : decidedBy?.address,
        );
      expect(named).toContainEqual(expect.stringContaining(culprit));
    }
  });
});
