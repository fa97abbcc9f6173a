// What is open or closed in the moment in which an object is deleted and not made again yet, or made anew and the old one not
// deleted yet: the world of that moment against the one before the apply.
import { PacketSet } from "../../../modules/packets";
import { FIREWALL_TYPES, type Resource, type ResourceSet, type Source } from "../../readers";
import type { ReplacedObject } from "../../readers";
import type { ChangedGate, PlanComparison, PlanEntry, ReplaceWindow } from "./plan-changes";

/** Both sides of a plan, and the comparison of any two sources. */
export interface Moments {
  readonly prior: Source;
  readonly planned: Source;
  readonly compare: (base: Source, head: Source) => Pick<PlanComparison, "gates" | "undecided">;
}

/** Each window costs another reading of the whole. */
const MOST_RESOURCES = 40_000;

export function replaceWindows(
  replaced: readonly ReplacedObject[],
  { own }: ResourceSet,
  changed: readonly ChangedGate[],
  moments: Moments,
): readonly ReplaceWindow[] {
  const firewalls = new Map(
    own.flatMap((one) => (FIREWALL_TYPES.has(one.type) ? [[one.block.address, one] as const] : [])),
  );
  const asked = replaced.flatMap((step) => {
    const resource = firewalls.get(step.address);
    return resource === undefined ? [] : [{ ...step, resource }];
  });
  const most = Math.max(1, Math.floor(MOST_RESOURCES / Math.max(1, own.length)));
  return asked.map(({ address, order, resource }, at) => {
    if (at >= most)
      return { address, order, gates: [], unsettled: "the plan is too large to work it out" };
    const others = asked.filter((one) => one.order === order).map((one) => one.resource);
    const between =
      order === "delete-first"
        ? without(moments.prior, withUsers(resource, others))
        : withBoth(moments.prior, moments.planned, address);
    const { gates, undecided } = moments.compare(moments.prior, between);
    const [doubt] = undecided;
    return doubt === undefined
      ? { address, order, gates: onlyThen(gates, changed, `w${at + 1}`) }
      : { address, order, gates: [], unsettled: doubt.message };
  });
}

/** The object, and those that are deleted before it because they name its id. */
function withUsers(resource: Resource, others: readonly Resource[]): ReadonlySet<string> {
  const { id } = resource.block.body;
  const users = others.filter(
    ({ block }) => typeof id === "string" && JSON.stringify(block.body).includes(`${id}"`),
  );
  return new Set([resource, ...users].map(({ block }) => block.address));
}

function without(prior: Source, addresses: ReadonlySet<string>): Source {
  return {
    ...prior,
    resources: (notes) =>
      prior.resources(notes).without(({ block }) => addresses.has(block.address)),
  };
}

function withBoth(prior: Source, planned: Source, address: string): Source {
  return {
    ...prior,
    resources: (notes) =>
      prior
        .resources(notes)
        .with(planned.resources(notes).own.filter(({ block }) => block.address === address)),
  };
}

/** Without what the whole step opens or closes as well, which is told already. */
function onlyThen(
  gates: readonly ChangedGate[],
  changed: readonly ChangedGate[],
  window: string,
): readonly ChangedGate[] {
  return gates.flatMap((gate) => {
    const same = changed.filter(
      ({ name, guards, direction }) =>
        name === gate.name && guards === gate.guards && direction === gate.direction,
    );
    const told = same.flatMap(({ entries }) => entries);
    const entries = gate.entries.flatMap((entry) =>
      isTold(entry, told) ? [] : [{ ...entry, id: `${window}.${entry.id}` }],
    );
    return entries.length === 0 ? [] : [{ ...gate, entries }];
  });
}

function isTold({ kind, packets, truncated }: PlanEntry, told: readonly PlanEntry[]): boolean {
  if (truncated) return false;
  const all = told.filter((one) => one.kind === kind).flatMap((one) => one.packets);
  return PacketSet.of(all).covers(PacketSet.of(packets));
}
