// Machines of a network come in classes: those that carry a tag, those that run as a service account, and those that do
// neither.
import type { GoogleTargets } from "../../../modules/sites";

/** Machines that carry exactly this tag, run exactly as this account, or carry and run as nothing named. */
export type MachineClass =
  { readonly tag: string } | { readonly account: string } | { readonly bare: true };

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
