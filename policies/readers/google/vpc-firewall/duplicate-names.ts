// Names of VPC firewall rules are unique in a project: of two rules with one name, Google takes one, and which one is
// unknown.
import { uncertain } from "../../rules/rule";
import type { GoogleRule } from "./google-rule";

/** Reports rules that share a name; they come back uncertain. */
export function reportDuplicates(rules: readonly GoogleRule[]): readonly GoogleRule[] {
  const byName = new Map<string, GoogleRule[]>();
  for (const rule of rules) {
    const sharing = byName.get(keyOf(rule));
    if (sharing === undefined) byName.set(keyOf(rule), [rule]);
    else sharing.push(rule);
  }
  return rules.map((rule) => {
    const { name, block } = rule.rule;
    const sharing = byName.get(keyOf(rule)) ?? [];
    if (name === "" || sharing.length < 2) return rule;
    if (rule !== sharing[0]) {
      block.report(
        `two rules are named \`${name}\`, and Google takes a name once in a project`,
        "give each rule its own name",
        "name",
      );
    }
    return { ...rule, rule: uncertain(rule.rule, "another rule has the same name") };
  });
}

function keyOf({ rule, network }: GoogleRule): string {
  return `${rule.name} ${network.project ?? ""}`;
}
