// Machines of a network come in classes: those that carry a tag, those that run as a service account, and those that do
// neither.
import type { GoogleTargets } from "../../../modules/sites";
import type { CarriedNames } from "../shown-places";

/** Machines that carry exactly this tag, run exactly as this account, or carry and run as nothing named. */
export type MachineClass =
  { readonly tag: string } | { readonly account: string } | { readonly bare: true };

/** `machines tagged \`a\` and \`b\` running as \`c\``. */
export function describeCarried({ tags, accounts }: CarriedNames): string {
  const words = (before: string, names: readonly string[]): string =>
    names.length === 0 ? "" : ` ${before} ${names.map((name) => `\`${name}\``).join(" and ")}`;
  return `machines${words("tagged", tags)}${words("running as", accounts)}`;
}

/** The classes of the deployment's Edge machines. */
export function edgeClasses(targets: GoogleTargets): readonly MachineClass[] {
  const names = new Set(namesOf(targets));
  return [...names].map((name) => ("tags" in targets ? { tag: name } : { account: name }));
}

export function namesOf(targets: GoogleTargets): readonly string[] {
  return "tags" in targets ? targets.tags : targets.serviceAccounts;
}

export function describeMachines(machines: MachineClass): string {
  if ("tag" in machines) return `machines tagged \`${machines.tag}\``;
  return "account" in machines
    ? `machines running as \`${machines.account}\``
    : "machines without a tag or account that a rule names";
}
