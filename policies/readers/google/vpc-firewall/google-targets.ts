// Which machines of a network a rule acts on.
import {
  argumentName,
  type Field,
  isGiven,
  type TextList,
  type Texts,
} from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import { isToken } from "../../resources/template-text";
import type { MachineClass } from "../machine-classes";
import type { VpcFirewallRule } from "./records";

export interface RuleTargets {
  readonly tags: TextList | undefined;
  readonly accounts: TextList | undefined;
}

/** All tags and accounts by which the site names Edge machines. */
export interface EdgeNames {
  readonly tags: readonly string[];
  readonly accounts: readonly string[];
  /** The address of an account, where a reference to it leads to what was read. */
  accountText(text: string): string;
}

/** The targets, and whether Google takes them together with the sources. `own`: how the site names the Edge machines. */
export function readTargets(
  rule: VpcFirewallRule,
  own: EdgeNames,
): { readonly targets: RuleTargets; readonly understood: boolean } {
  const { block, sourceTags, sourceAccounts, targetTags, targetAccounts } = rule;
  const targets = {
    tags: readNames(block, targetTags, own.tags, (text) => text),
    accounts: readNames(block, targetAccounts, own.accounts, (text) => own.accountText(text)),
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
  follow: (text: string) => string,
): TextList | undefined {
  const list = block.list(field);
  if (list === undefined) return undefined;
  const followed = list.known.map(follow);
  const known = followed.filter(
    (name) => own.includes(name) || own.every((one) => ![name, one].some(isToken)),
  );
  if (known.length < followed.length) {
    block.report(
      `it cannot be told whether \`${argumentName(field)}\` names the deployment's machines`,
      "name the machines in the rule as in the site's settings",
      field,
    );
  }
  return { known, complete: list.complete && known.length === followed.length };
}

/** The classes that a rule certainly acts on. */
export function namedBy({ tags, accounts }: RuleTargets): readonly MachineClass[] {
  if (tags === undefined && accounts === undefined) return [{ bare: true }];
  return [
    ...(tags?.known ?? []).map((tag) => ({ tag })),
    ...(accounts?.known ?? []).map((account) => ({ account })),
  ];
}
