// Which interfaces of a deployment a gate guards. The external and the internal side of the Edge are different gates with
// different flows; a gate that does not say is for all interfaces.
import type { BoundEnd } from "./bound-flow";
import type { Deployment } from "./site";

/** Something that filters for some interfaces of a deployment, or for all where it does not name them. */
export interface Guard {
  readonly interfaces?: readonly string[];
}

/** Whether the gate is in front of this near role. */
export function guards({ interfaces }: Guard, role: string): boolean {
  return interfaces?.includes(role) ?? true;
}

/**
 * The near roles behind a gate in the order of the deployment; undefined when they are all of them, so that naming every
 * interface is the same as naming none.
 */
export function guardedRoles(
  guard: Guard,
  interfaces: readonly BoundEnd[],
): readonly string[] | undefined {
  const roles = interfaces.map(({ role }) => role).filter((role) => guards(guard, role));
  return roles.length === interfaces.length ? undefined : roles;
}

/** The near roles that no gate is in front of. */
export function unguardedRoles(
  all: readonly Guard[],
  interfaces: readonly BoundEnd[],
): readonly string[] {
  return interfaces
    .map(({ role }) => role)
    .filter((role) => !all.some((guard) => guards(guard, role)));
}

/** The part of a deployment that is behind one gate: its interfaces, their flows and their allowances. */
export function deploymentBehind<D extends Deployment>(deployment: D, guard: Guard): D {
  if (guard.interfaces === undefined) return deployment;
  return {
    ...deployment,
    interfaces: deployment.interfaces.filter(({ role }) => guards(guard, role)),
    flows: deployment.flows.filter(({ near }) => guards(guard, near.role)),
    allowances: (deployment.allowances ?? []).filter(({ flow }) => guards(guard, flow.near.role)),
  };
}
