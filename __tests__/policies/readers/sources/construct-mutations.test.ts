// The emitted documents say everything in one way. Here the same policies are said in the other ways that the clouds take:
// plural fields, ranges in halves, protocols by number, rules that are shadowed or switched off, groups with members. They
// are proven as well, and each mutant of theirs is judged as the second road judges it.
import { prove } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { misjudgement } from "../../../mutants/mutant-judgement";
import { outcomeOf } from "../../../mutants/mutant-outcome";
import { mutantsOf } from "../../../mutants/mutants";
import { readPlainly } from "../../../oracle/plain-evaluator";
import { deploymentOf, siteWith } from "../../../samples/sample-sites";
import { factsOf, isOptional, terraformText } from "../../../samples/synthesize";

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

/** One mutant in so many: `MUTANTS=all` takes every one. */
const ONE_IN = process.env["MUTANTS"] === "all" ? 1 : 67;

function rewritten(text: string, change: (resource: Resources) => void): string {
  const root = JSON.parse(text) as { resource: Resources };
  change(root.resource);
  return JSON.stringify(root);
}

/** Two halves of a range of ports, or the one port. */
function halves(range: string): readonly string[] {
  const [low, high] = range.split("-").map(Number);
  if (low === undefined || high === undefined) return [range];
  const middle = Math.floor((low + high) / 2);
  return [`${low}-${middle}`, `${middle + 1}-${high}`];
}

function inPlural(rule: Body): Body {
  const plural: Body = { ...rule };
  for (const key of ["source_address_prefix", "destination_address_prefix"]) {
    const text = rule[key];
    // What `0.0.0.0/0` matches is uncertain in the plural as well; the final denies stay as they are.
    if (typeof text !== "string" || !/^[\d.]+\/\d+$/.test(text) || text.endsWith("/0")) continue;
    plural[key] = null;
    plural[`${key}es`] = [text];
  }
  const ports = rule["destination_port_range"];
  if (typeof ports === "string" && ports !== "*") {
    plural["destination_port_range"] = null;
    plural["destination_port_ranges"] = halves(ports);
  }
  return plural;
}

function azureInOtherWords(resource: Resources): void {
  const [group] = Object.values(resource["azurerm_network_security_group"]!);
  const rules = (group!["security_rule"] as Body[]).map(inPlural);
  const first = rules.find(({ access }) => access === "Allow")!;
  group!["security_rule"] = [...rules, { ...first, name: "shadowed", priority: 4000 }];
  resource["azurerm_application_security_group"] = { web: { name: "web", location: "w" } };
  resource["azurerm_network_interface"] = {
    web: {
      name: "web",
      ip_configuration: [
        { private_ip_address: "10.45.99.9", private_ip_address_allocation: "Static" },
      ],
    },
  };
  resource["azurerm_network_interface_application_security_group_association"] = {
    web: {
      network_interface_id: "${azurerm_network_interface.web.id}",
      application_security_group_id: "${azurerm_application_security_group.web.id}",
    },
  };
}

const NUMBERS: Readonly<Record<string, string>> = { tcp: "6", udp: "17" };

function byNumber(entry: Body): Body {
  const protocol = String(entry["protocol"]);
  const ports = entry["ports"];
  return {
    protocol: NUMBERS[protocol] ?? protocol,
    ...(Array.isArray(ports) ? { ports: ports.flatMap((text) => halves(String(text))) } : {}),
  };
}

function googleInOtherWords(resource: Resources): void {
  const rules = resource["google_compute_firewall"]!;
  for (const rule of Object.values(rules)) {
    for (const key of ["allow", "deny"]) {
      const entries = rule[key];
      if (Array.isArray(entries)) rule[key] = (entries as Body[]).map(byNumber);
    }
    for (const key of ["source_ranges", "destination_ranges"]) {
      const ranges = rule[key];
      if (Array.isArray(ranges) && ranges.length === 1 && ranges[0] === "0.0.0.0/0")
        rule[key] = ["0.0.0.0/1", "128.0.0.0/1"];
    }
  }
  const [first] = Object.values(rules).filter(({ allow }) => allow !== undefined);
  rules["off"] = { ...first!, name: "switched-off", disabled: true, priority: 1 };
  rules["again"] = { ...first!, name: "shadowed", priority: 64_000 };
  resource["google_compute_instance"] = {
    other: { name: "other", tags: ["web"], network_interface: [{ network: "other-network" }] },
  };
}

/**
 * Mutants that the second road is not asked about: it does not look into resources that are no firewall, nor does it know
 * that a rule which is switched off says nothing, wherever it is.
 */
const NOT_ASKED = /\.web: |google_compute_firewall\.off[.:]/;

test.each([
  ["Azure", deploymentOf(siteWith(), "azure"), azureInOtherWords],
  ["Google", deploymentOf(siteWith(), "google"), googleInOtherWords],
] as const)("%s: the same policy in other words", (_, deployment, change) => {
  const text = rewritten(terraformText(deployment), change);
  const facts = factsOf(deployment);
  const original = readPlainly(JSON.parse(text), facts);
  expect(original.unsupported).toBeUndefined();
  const judge = (document: unknown) =>
    prove(parseTerraformConfiguration(JSON.stringify(document), "mutant.json"), deployment);
  expect(judge(JSON.parse(text)).verdict).toBe("proven");

  const misses: string[] = [];
  let [tried, changed, turn] = [0, 0, 0];
  for (const { group, name, document } of mutantsOf(
    text,
    deployment.cloud,
    () => turn++ % ONE_IN === 0,
  )) {
    if (NOT_ASKED.test(name)) continue;
    const outcome = outcomeOf(original, document, facts, isOptional(deployment));
    const miss = misjudgement(outcome, judge(document));
    tried++;
    if (outcome.outcome !== "same") changed++;
    if (miss !== undefined) misses.push(`${group}: ${name}: ${outcome.outcome}, but ${miss}`);
  }
  expect(misses).toEqual([]);
  expect(tried).toBeGreaterThan(40);
  expect(changed).toBeGreaterThan(20);
});
