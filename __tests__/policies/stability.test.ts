// What one change of the site changes in the output: the rules of that flow, and no other byte of any other rule. On the
// emitted Terraform of both clouds, because that is what a reviewer sees and what Terraform applies.
import type { Deployment, Site } from "../../modules/sites";
import { AZURE_DIALECT, GOOGLE_DIALECT } from "../mutants/rule-dialects";
import type { Loose } from "../mutants/rule-dialects";
import { deploymentOf, DUAL_STACK, siteWith, STANDALONE } from "../samples/sample-sites";
import type { Replacement } from "../samples/sample-sites";
import { terraformText } from "../samples/synthesize";

const CLOUDS = ["azure", "google"] as const;

/** Every rule as it is written, by name: what stands in its resource, and where in the document. */
function rulesOf(deployment: Deployment): ReadonlyMap<string, string> {
  const dialect = deployment.cloud === "azure" ? AZURE_DIALECT : GOOGLE_DIALECT;
  const slots = dialect.slots(JSON.parse(terraformText(deployment)) as Loose);
  return new Map(slots.map(({ label, body }) => [label, JSON.stringify(body)]));
}

interface Difference {
  readonly gone: readonly string[];
  readonly come: readonly string[];
  readonly changed: readonly string[];
}

function difference(before: Deployment, after: Deployment): Difference {
  const [old, young] = [rulesOf(before), rulesOf(after)];
  return {
    gone: [...old.keys()].filter((name) => !young.has(name)),
    come: [...young.keys()].filter((name) => !old.has(name)),
    changed: [...young.keys()].filter((name) => old.has(name) && old.get(name) !== young.get(name)),
  };
}

const OWN_TABLE: Replacement = [
  "documents: [lync2013-pic]",
  "documents: [lync2013-pic, __tests__/policies/fixtures/one-more-row.yaml]",
];
const EXTRA_FLOW: Replacement = [
  "site: contoso-edge",
  `site: contoso-edge
extraFlows:
  - id: rdp-bastion
    transport: tcp
    ports: 3389
    from: [10.45.99.0/26]
    to: access
    owner: netops
    reason: administration
    expires: 2099-03-31`,
];
const VARIANTS = {
  sample: [],
  "both families": DUAL_STACK,
  "standalone rules": [STANDALONE],
} satisfies Record<string, readonly Replacement[]>;
const CASES = CLOUDS.flatMap((cloud) =>
  Object.entries(VARIANTS).map(([variant, replacements]) => ({ cloud, variant, replacements })),
);

describe("one change of the site", () => {
  test.each(CASES)("$cloud, $variant: one more row is its rules more", (row) => {
    const { come, ...rest } = compare(row, OWN_TABLE);
    expect(rest).toEqual({ gone: [], changed: [] });
    expect(come).toHaveLength(row.variant === "both families" ? 2 : 1);
    expect(come.every((name) => name.includes("in-access-tcp-8443-clients"))).toBe(true);
  });

  test.each(CASES)("$cloud, $variant: one extra flow is its rule more", (row) => {
    const { come, ...rest } = compare(row, EXTRA_FLOW);
    expect(rest).toEqual({ gone: [], changed: [] });
    expect(come).toEqual([expect.stringContaining("rdp-bastion")]);
  });

  test.each(CASES)("$cloud, $variant: one flow less is its rules less", (row) => {
    const { cloud, variant, replacements } = row;
    const whole = deploymentOf(siteWith(...replacements), cloud);
    for (const flow of whole.flows) {
      const less = { ...whole, flows: whole.flows.filter((each) => each !== flow) };
      const { gone, come, changed } = difference(whole, less);
      expect({ come, changed }).toEqual({ come: [], changed: [] });
      expect(gone).toHaveLength(variant === "both families" ? 2 : 1);
    }
  });

  test.each(CLOUDS)("%s: another partner changes the two partner rules alone", (cloud) => {
    const before = deploymentOf(siteWith(), cloud);
    const after = deploymentOf(
      siteWith(["[203.0.113.0/24]", "[203.0.113.0/24, 198.51.100.0/24]"]),
      cloud,
    );
    const { gone, come, changed } = difference(before, after);
    expect({ gone, come }).toEqual({ gone: [], come: [] });
    expect(changed).toEqual([
      expect.stringContaining("in-access-tcp-5061"),
      expect.stringContaining("out-access-tcp-5061"),
    ]);
  });

  test.each(CASES)("$cloud, $variant: two runs give identical bytes", ({ cloud, replacements }) => {
    const [one, two] = [siteWith(...replacements), siteWith(...replacements)];
    expect(terraformText(deploymentOf(one, cloud))).toBe(terraformText(deploymentOf(two, cloud)));
  });
});

type Case = (typeof CASES)[number];

function compare({ cloud, replacements }: Case, change: Replacement): Difference {
  const sites: readonly Site[] = [siteWith(...replacements), siteWith(...replacements, change)];
  const [before, after] = sites.map((site) => deploymentOf(site, cloud));
  return difference(before!, after!);
}
