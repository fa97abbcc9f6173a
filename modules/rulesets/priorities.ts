// Priorities that never move: a flow's number depends on the flow alone, so adding or removing one leaves every other
// rule as it is. Documented flows have slots in a registry; all others get one computed from their id.
//
//   100 ........................ 2599 | 2600 ................... 4089 | after everything
//   registered, 4 numbers a slot      | computed, 2 numbers a slot    | final denies
import { createHash } from "node:crypto";

import type { Problem } from "../input";
import type { Family } from "../packets";
import type { BoundFlow } from "../sites";
import { registeredSlot } from "./priority-registry";

export const REGISTERED_BLOCK = { first: 100, last: 2599, step: 4 } as const;
export const COMPUTED_BLOCK = { first: 2600, last: 4089, step: 2 } as const;

const COMPUTED_SLOTS = (COMPUTED_BLOCK.last - COMPUTED_BLOCK.first + 1) / COMPUTED_BLOCK.step;

/** Priority of the flow's rule of one family: the flow's own number for IPv4, the next one for IPv6. */
export function flowPriority(flow: BoundFlow, family: Family): number {
  return basePriority(flow) + (family === 4 ? 0 : 1);
}

function basePriority(flow: BoundFlow): number {
  if (flow.priority !== undefined) return flow.priority;
  const slot = registeredSlot(flow.id);
  if (slot !== undefined) return REGISTERED_BLOCK.first + slot * REGISTERED_BLOCK.step;
  const hash = createHash("sha256").update(flow.id).digest().readUInt32BE(0);
  return COMPUTED_BLOCK.first + (hash % COMPUTED_SLOTS) * COMPUTED_BLOCK.step;
}

/** What is wrong with the priorities of these flows: chosen outside the block, or wanted by two of one direction. */
export function priorityProblems(flows: readonly BoundFlow[]): readonly Problem[] {
  return [...flows.flatMap(chosenOutside), ...collisions(flows)];
}

function chosenOutside(flow: BoundFlow): readonly Problem[] {
  const { first, last } = COMPUTED_BLOCK;
  const chosen = flow.priority;
  if (chosen === undefined) return [];
  if (Number.isInteger(chosen) && chosen >= first && chosen < last) return [];
  return [
    {
      message: `priority of flow \`${flow.id}\` is outside the block of flows that no shipped document lists`,
      got: String(chosen),
      allowed: `${first}..${last - 1}, a whole number (IPv6 takes the next one)`,
      remedy: `choose a priority in that block, or leave \`priority\` out to have it computed`,
    },
  ];
}

function collisions(flows: readonly BoundFlow[]): readonly Problem[] {
  const holders = new Map<string, BoundFlow>();
  const reported = new Set<string>();
  return flows.flatMap((flow) =>
    ([4, 6] as const).flatMap((family) => {
      const number = flowPriority(flow, family);
      const key = `${flow.direction} ${number}`;
      const holder = holders.get(key) ?? flow;
      holders.set(key, holder);
      const pair = `${holder.id} ${flow.id}`;
      if (holder === flow || reported.has(pair)) return [];
      reported.add(pair);
      return [collision(holder, flow, number)];
    }),
  );
}

function collision(one: BoundFlow, other: BoundFlow, number: number): Problem {
  const movable = [other, one].find(({ citations }) => citations.length === 0);
  const remedy =
    movable === undefined
      ? "list one of them under `extraFlows` with an explicit `priority` instead"
      : `give \`${movable.id}\` an explicit \`priority\` in \`${movable.extra === undefined ? "settings.loadBalancerProbes" : "extraFlows"}\` (an even number in the block keeps clear of its neighbours)`;
  return {
    message: `flows \`${one.id}\` and \`${other.id}\` (${one.direction}) both come to priority ${number}`,
    allowed: `${COMPUTED_BLOCK.first}..${COMPUTED_BLOCK.last - 1}, each number once in a direction`,
    remedy,
  };
}
