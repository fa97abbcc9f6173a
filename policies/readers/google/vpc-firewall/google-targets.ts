// Which machines of a network a rule acts on.
import { argumentName, type Field, isGiven, type TextList, type Texts } from "../../sources/field";
import type { ResourceBlock } from "../../sources/resource-block";
import { isToken } from "../../sources/template-text";
import type { StatedContents } from "../../rules/stated-contents";
import type { MachineClass } from "../machine-classes";
import type { VpcFirewallRule } from "./records";

/** Whether a rule acts on every machine of a class, on some perhaps, or on none. */
export type Reach = "always" | "maybe" | "never";

export interface RuleTargets {
  readonly tags: TextList | undefined;
  readonly accounts: TextList | undefined;
}

/** The targets, and whether Google takes them together with the sources. `own`: how the site names the Edge machines. */
export function readTargets(
  rule: VpcFirewallRule,
  own: readonly string[],
): { readonly targets: RuleTargets; readonly understood: boolean } {
  const { block, sourceTags, sourceAccounts, targetTags, targetAccounts } = rule;
  const targets = {
    tags: readNames(block, targetTags, own),
    accounts: readNames(block, targetAccounts, own),
  };
  const pairs = [
    [targetTags, targetAccounts],
    [sourceTags, targetAccounts],
    [sourceAccounts, targetTags],
    [sourceTags, sourceAccounts],
  ] as const;
  const clash = pairs.find((pair) => pair.every(isGiven));
  if (clash === undefined) return { targets, understood: true };
  block.report(
    `Google refuses \`${argumentName(clash[0])}\` together with \`${argumentName(clash[1])}\``,
    "select machines by tags or by service accounts, not by both",
    clash[0],
  );
  return { targets, understood: false };
}

/** A template is as good as a literal where the site writes the same one; anywhere else the two cannot be compared. */
function readNames(
  block: ResourceBlock,
  field: Field<Texts>,
  own: readonly string[],
): TextList | undefined {
  const list = block.list(field);
  if (list === undefined) return undefined;
  const known = list.known.filter(
    (name) => own.includes(name) || ![name, ...own].some((text) => isToken(text)),
  );
  if (known.length < list.known.length) {
    block.report(
      `it cannot be told whether \`${argumentName(field)}\` names the deployment's machines`,
      "name the machines in the rule as in the site's settings",
      field,
    );
  }
  return { known, complete: list.complete && known.length === list.known.length };
}

/**
 * An Edge machine may carry further tags, and with tags it runs as some account; with an account, it may have any tags.
 * Unless the site states all that it carries and runs as.
 */
export function reachOfEdge(
  { tags, accounts }: RuleTargets,
  machines: MachineClass,
  stated: StatedContents,
): Reach {
  if (tags === undefined && accounts === undefined) return "always";
  if ("tag" in machines && tags?.known.includes(machines.tag) === true) return "always";
  if ("account" in machines) {
    if (accounts?.known.includes(machines.account) === true) return "always";
    // A machine runs as one account only, so that a rule for other accounts never acts on it.
    if (tags === undefined && namesOnlyOthers(accounts, [machines.account])) return "never";
  }
  const others =
    (tags === undefined || stated.edgeCarriesNone(tags)) &&
    (accounts === undefined || stated.edgeRunsAsNone(accounts));
  return others ? "never" : "maybe";
}

/** Whether the list is known and names none of these, in any letter case. */
function namesOnlyOthers(list: TextList | undefined, names: readonly string[]): boolean {
  const lower = names.map((name) => name.toLowerCase());
  return list?.complete === true && !list.known.some((one) => lower.includes(one.toLowerCase()));
}

/** The classes that a rule certainly acts on. */
export function namedBy({ tags, accounts }: RuleTargets): readonly MachineClass[] {
  if (tags === undefined && accounts === undefined) return [{ bare: true }];
  return [
    ...(tags?.known ?? []).map((tag) => ({ tag })),
    ...(accounts?.known ?? []).map((account) => ({ account })),
  ];
}
