// Which machines of a network a rule acts on. Machines come in classes: those that carry a tag, those that run as a
// service account, and those that do neither.
import type { GoogleTargets } from "../../../../modules/sites";
import type { DocumentBlock, TextList } from "../../sources/terraform-config/resource-block";
import type { GateDirection, RuleAction } from "../../rule";
import type { GoogleRule } from "./google-rule";
import type { StatedFacts } from "../../stated-contents";
import { isToken } from "../../sources/template-text";

/** Machines that carry exactly this tag, run exactly as this account, or carry and run as nothing named. */
export type MachineClass =
  { readonly tag: string } | { readonly account: string } | { readonly bare: true };

/** Whether a rule acts on every machine of a class, on some perhaps, or on none. */
export type Reach = "always" | "maybe" | "never";

export interface RuleTargets {
  readonly tags: TextList | undefined;
  readonly accounts: TextList | undefined;
}

const PAIRS_THAT_CLASH: readonly (readonly [string, string])[] = [
  ["target_tags", "target_service_accounts"],
  ["source_tags", "target_service_accounts"],
  ["source_service_accounts", "target_tags"],
  ["source_tags", "source_service_accounts"],
];

/** The targets, and whether Google takes them together with the sources. `own`: how the site names the Edge machines. */
export function readTargets(
  block: DocumentBlock,
  own: readonly string[],
): { readonly targets: RuleTargets; readonly sound: boolean } {
  const targets = {
    tags: readNames(block, "target_tags", own),
    accounts: readNames(block, "target_service_accounts", own),
  };
  const clash = PAIRS_THAT_CLASH.find((pair) => pair.every((key) => block.has(key)));
  if (clash === undefined) return { targets, sound: true };
  block.refuse(
    `Google refuses \`${clash[0]}\` together with \`${clash[1]}\``,
    "select machines by tags or by service accounts, not by both",
    clash[0],
  );
  return { targets, sound: false };
}

/** A template is as good as a literal where the site writes the same one; anywhere else nobody can compare them. */
function readNames(
  block: DocumentBlock,
  key: string,
  own: readonly string[],
): TextList | undefined {
  const list = block.raws(key);
  if (list === undefined) return undefined;
  const known = list.known.filter(
    (name) => own.includes(name) || ![name, ...own].some((text) => isToken(text)),
  );
  if (known.length < list.known.length) {
    block.refuse(
      `it cannot be told whether \`${key}\` names the deployment's machines`,
      "name the machines in the rule as in the site's settings",
      key,
    );
  }
  return { known, complete: list.complete && known.length === list.known.length };
}

/** The classes of the deployment's Edge machines. */
export function edgeClasses(targets: GoogleTargets): readonly MachineClass[] {
  const names = new Set(namesOf(targets));
  return [...names].map((name) => ("tags" in targets ? { tag: name } : { account: name }));
}

export function namesOf(targets: GoogleTargets): readonly string[] {
  return "tags" in targets ? targets.tags : targets.serviceAccounts;
}

/**
 * An Edge machine may carry further tags, and with tags it runs as some account; with an account, it may have any tags.
 * Unless the site states all that it carries and runs as.
 */
export function reachOfEdge(
  { tags, accounts }: RuleTargets,
  machines: MachineClass,
  facts: StatedFacts,
): Reach {
  if (tags === undefined && accounts === undefined) return "always";
  if ("tag" in machines && tags?.known.includes(machines.tag) === true) return "always";
  if ("account" in machines) {
    if (accounts?.known.includes(machines.account) === true) return "always";
    // A machine runs as one account only, so that a rule for other accounts never acts on it.
    if (tags === undefined && namesOnlyOthers(accounts, [machines.account])) return "never";
  }
  const others =
    (tags === undefined || facts.edgeCarriesNone(tags)) &&
    (accounts === undefined || facts.edgeRunsAsNone(accounts));
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

/** Classes besides the Edge's that some rule of the document with one of these verdicts acts on. */
export function otherClasses(
  rules: readonly GoogleRule[],
  edge: readonly MachineClass[],
  direction: GateDirection,
  verdicts: readonly RuleAction[],
): readonly MachineClass[] {
  const own = new Set(edge.map(describeMachines));
  const classes = new Map<string, MachineClass>();
  for (const { rule, targets } of rules) {
    const acts =
      rule.directions.includes(direction) && rule.actions.some((one) => verdicts.includes(one));
    for (const machines of acts ? namedBy(targets) : []) {
      const name = describeMachines(machines);
      if (!own.has(name)) classes.set(name, machines);
    }
  }
  return [...classes.values()];
}

export function describeMachines(machines: MachineClass): string {
  if ("tag" in machines) return `machines tagged \`${machines.tag}\``;
  return "account" in machines
    ? `machines running as \`${machines.account}\``
    : "machines without a tag or account that a rule names";
}
