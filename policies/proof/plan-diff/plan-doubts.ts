// What keeps a comparison from being whole: what was not understood on a side, and changed resources of unknown effect.
import type { PlanSteps, Unsupported } from "../../readers";
import { causeOfRule } from "../cause-of-doubt";
import type { ChangedGate, PlanDoubt, UnmodelledChange } from "./plan-changes";
import type { Sides } from "./shown-entries";

/** What was not understood on one side, with the entries that may be because of it. */
export function doubts(
  side: "base" | "head",
  unsupported: readonly Unsupported[],
  gates: readonly ChangedGate[],
): readonly PlanDoubt[] {
  const caused = new Map<Unsupported, string[]>();
  const causes = new Map(
    unsupported.flatMap((one) => (one.address === undefined ? [] : [[one.address, one] as const])),
  );
  for (const { entries } of gates)
    for (const { id, kind, before, after } of entries) {
      const { verdict, decidedBy } = side === "base" ? before : after;
      if (kind === "opens" || kind === "closes" || verdict !== "unknown" || !decidedBy) continue;
      const cause = causeOfRule(decidedBy, causes);
      if (cause !== undefined) caused.set(cause, [...(caused.get(cause) ?? []), id]);
    }
  return unsupported.map((one) => {
    const { message, remedy, address, place, construct } = one;
    const consequences = caused.get(one);
    return {
      side,
      message,
      remedy,
      ...(address !== undefined && { address }),
      ...(place !== undefined && { place }),
      ...(construct !== undefined && { construct }),
      ...(consequences !== undefined && { consequences }),
    };
  });
}

/** One for each resource, as it is after the change where it is there. */
export function unmodelledIn(
  { base, head }: Sides,
  plan: PlanSteps | undefined,
): readonly UnmodelledChange[] {
  const before = new Map(base.unmodelled.map((one) => [one.address ?? "", one] as const));
  const after = new Map(head.unmodelled.map((one) => [one.address ?? "", one] as const));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((address) => {
    const one = after.get(address) ?? before.get(address);
    if (one === undefined) return [];
    const { message, remedy, place, construct } = one;
    return [
      {
        address,
        type: typeIn(address),
        action:
          plan?.actions.get(address) ??
          (!before.has(address) ? "create" : after.has(address) ? "update" : "delete"),
        message,
        remedy,
        ...(place !== undefined && { place }),
        ...(construct !== undefined && { construct }),
      },
    ];
  });
}

/** The type in an address: the last word with a name behind it. */
function typeIn(address: string): string {
  return /([a-z][a-z0-9]*_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? address;
}
