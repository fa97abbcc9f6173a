// A state as a source: the gates of what Terraform deployed are those of the configuration that it deployed.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { loadSite } from "../../../../../modules/sites";
import { judge } from "../../../../../policies/proof";
import {
  type Gate,
  parseTerraformConfiguration,
  parseTerraformState,
  readGates,
} from "../../../../../policies/readers";

const FOLDER = join(__dirname, "../../../../fixtures/states");
const text = (file: string): string => readFileSync(join(FOLDER, file), "utf8");
const state = (file: string) => parseTerraformState(text(file), file);

function deploymentOf(site: string, name: string) {
  const found = loadSite(site).deployments.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no deployment ${name}`);
  return found;
}

const SITE = join(__dirname, "../../../../../edge.yaml");
const STANDALONE = join(FOLDER, "standalone.yaml");

/** What a gate lets through, in the order in which it asks; where each rule is written differs. */
function meaning({ direction, machines, guards, scope, interfaces, chain }: Gate) {
  const layers = chain.map(({ rules, implied }) => ({
    implied: implied.action,
    rules: rules.map(({ action, certain, possible, origin }) => ({
      action,
      certain,
      possible,
      name: origin.name,
      priority: origin.priority,
      reason: origin.reason,
    })),
  }));
  return { direction, machines, guards, scope, interfaces, layers };
}

test.each([
  ["azure", "azure-inline", "azure-westeurope"],
  ["google", "google", "google-europe-west4"],
])("%s: the same gates from a state and from the configuration", (_, file, name) => {
  const deployment = deploymentOf(SITE, name);
  const fromState = readGates(state(`${file}.json`), deployment);
  const configuration = parseTerraformConfiguration(text(`${file}.cdk.tf.json`), "cdk.tf.json");
  const fromConfiguration = readGates(configuration, deployment);
  expect(fromState.unsupported).toEqual([]);
  expect(fromState.gates.map(meaning)).toEqual(fromConfiguration.gates.map(meaning));
  expect(fromState.ruleCount).toBe(fromConfiguration.ruleCount);
  expect(judge(file, fromState, deployment).verdict).toBe("proven");
});

test.each(["azure-standalone.json", "azure-standalone-refreshed.json"])(
  "%s: standalone rules by count, whether or not the group shows copies of them",
  (file) => {
    const deployment = deploymentOf(STANDALONE, "azure-westeurope");
    const reading = readGates(state(file), deployment);
    expect(reading.unsupported).toEqual([]);
    expect(judge(file, reading, deployment).verdict).toBe("proven");
  },
);

describe("what a state says wrong or leaves open ends undecided", () => {
  const deployment = deploymentOf(STANDALONE, "azure-westeurope");
  const original = JSON.parse(text("azure-standalone-refreshed.json")) as State;

  interface State {
    readonly values: { readonly root_module: { readonly resources: Resource[] } };
  }
  interface Resource {
    readonly type: string;
    readonly values: Record<string, unknown>;
    [key: string]: unknown;
  }

  function verdictAfter(change: (resources: Resource[]) => void): readonly [string, string] {
    const edited = structuredClone(original);
    change(edited.values.root_module.resources);
    const reading = readGates(parseTerraformState(JSON.stringify(edited), "s.json"), deployment);
    const { verdict } = judge("s.json", reading, deployment);
    return [verdict, reading.unsupported.map(({ message }) => message).join("; ")];
  }

  const of = (resources: Resource[], type: string): Resource =>
    resources.find((one) => one.type === `azurerm_${type}`)!;

  test.each<[string, (resources: Resource[]) => void, string]>([
    [
      "a copy that differs from its standalone rule",
      (all) => {
        const [copy] = of(all, "network_security_group").values["security_rule"] as [
          Record<string, unknown>,
        ];
        copy["source_address_prefix"] = "198.51.100.0/24";
      },
      "inline rules and standalone rules",
    ],
    [
      "a deposed group",
      (all) => {
        all.push({ ...of(all, "network_security_group"), deposed_key: "31de7036" });
      },
      "still there",
    ],
    [
      "a tainted rule",
      (all) => {
        of(all, "network_security_rule")["tainted"] = true;
      },
      "tainted",
    ],
    [
      "a provider of somebody else's",
      (all) => {
        of(all, "network_security_rule")["provider_name"] = "example.com/x/azurerm";
      },
      "not one of the cloud's own",
    ],
    [
      "a subnet of somebody else's provider",
      (all) => {
        of(all, "subnet")["provider_name"] = "example.com/x/azurerm";
      },
      "not the one that the type is known from",
    ],
    [
      "a subnet that shows another group than its association",
      (all) => {
        of(all, "subnet").values["network_security_group_id"] = "/subscriptions/s/other";
      },
      "attaches a security group",
    ],
    [
      "a network that shows another group than the association",
      (all) => {
        const { id } = of(all, "subnet").values;
        const group = "/subscriptions/s/other";
        of(all, "virtual_network").values["subnet"] = [{ id, security_group: group }];
      },
      "attaches a security group",
    ],
  ])("%s", (_, change, message) => {
    const [verdict, messages] = verdictAfter(change);
    expect(messages).toContain(message);
    expect(verdict).not.toBe("proven");
  });

  test("a text that looks like a template is a text", () => {
    const [, messages] = verdictAfter((all) => {
      of(all, "network_security_rule").values["source_address_prefix"] = "${x}";
    });
    expect(messages).toContain("`${x}` in `source_address_prefix` is not a prefix");
  });
});

test.each([
  ["a configuration", '{"resource":{}}'],
  ["a plan", '{"format_version":"1.2","planned_values":{}}'],
  ["JSON of another kind", '{"version":4}'],
])("%s is not a state", (_, given) => {
  expect(() => parseTerraformState(given, "x.json")).toThrow("not a Terraform state");
});
