// Cuts one field into the parts in which the same sets are present.
import type { Budget } from "./budget";
import type { RankSet } from "./rank-set";

/** Ranks that lie in the same sets, and the indexes of these sets in ascending order; never none. */
export interface Part {
  readonly set: RankSet;
  readonly members: Int32Array;
}

/** Sets that are one object, taken together. */
interface Groups {
  readonly sets: readonly RankSet[];
  /** The index of the group of each set, and how many sets each group has. */
  readonly groupOf: Int32Array;
  readonly sizes: Int32Array;
}

/** A part that is being put together: the groups that are present in it, one bit each, and its ranges. */
interface Growing {
  readonly present: Int32Array;
  readonly members: number;
  readonly ranges: number[];
}

/** Ends and starts of ranges are put in order as single numbers: the rank times this, plus the number of the group. */
const GROUPS = 2 ** 26;

/** The parts of a field, disjoint, in order of their first rank. */
export function sweep(sets: readonly RankSet[], budget: Budget): readonly Part[] {
  const groups = groupsOf(sets);
  const [only] = groups.sets;
  if (only !== undefined && groups.sets.length === 1) {
    for (let i = 0; i < only.length; i += 2) budget.spend(1 + sets.length);
    return [{ set: only, members: Int32Array.from(sets.keys()) }];
  }
  const parts: Growing[] = [];
  const partsByKey = new Map<number, Growing[]>();
  const events = eventsOf(groups.sets);
  const present = new Int32Array((groups.sets.length + 31) >> 5);
  let members = 0;
  // The sum of a number for each present group: quick to keep up to date, and nearly always another for other groups.
  let key = 0;
  let rank = rankOf(events, 0);
  for (let i = 0; i < events.length;) {
    const from = rank;
    for (; rank === from; rank = rankOf(events, i)) {
      const group = (events[i++] as number) - from * GROUPS;
      const word = (present[group >> 5] as number) ^ (1 << (group & 31));
      const change = (word & (1 << (group & 31))) === 0 ? -1 : 1;
      present[group >> 5] = word;
      members += change * (groups.sizes[group] as number);
      key = (key + change * mixed(group)) | 0;
    }
    if (members === 0) continue;
    budget.spend(1 + members);
    const alike = partsByKey.get(key);
    const known = alike?.find((part) => isSame(part.present, present));
    if (known !== undefined) {
      known.ranges.push(from, rank - 1);
      continue;
    }
    const part = { present: present.slice(), members, ranges: [from, rank - 1] };
    parts.push(part);
    if (alike === undefined) partsByKey.set(key, [part]);
    else alike.push(part);
  }
  return parts.map((part) => {
    return { set: Int32Array.from(part.ranges), members: membersOf(part, groups) };
  });
}

function groupsOf(sets: readonly RankSet[]): Groups {
  const places = new Map<RankSet, number>();
  const groupOf = new Int32Array(sets.length);
  const sizes = new Int32Array(sets.length);
  for (let i = 0; i < sets.length; i++) {
    const set = sets[i] as RankSet;
    let group = places.get(set);
    if (group === undefined) {
      group = places.size;
      places.set(set, group);
    }
    groupOf[i] = group;
    sizes[group] = (sizes[group] as number) + 1;
  }
  return { sets: [...places.keys()], groupOf, sizes };
}

/** Where ranges start and where they have just ended, in order. */
function eventsOf(sets: readonly RankSet[]): Float64Array {
  let size = 0;
  for (const set of sets) size += set.length;
  const events = new Float64Array(size);
  size = 0;
  for (let group = 0; group < sets.length; group++) {
    const set = sets[group] as RankSet;
    for (let i = 0; i < set.length; i += 2) {
      events[size++] = (set[i] as number) * GROUPS + group;
      events[size++] = ((set[i + 1] as number) + 1) * GROUPS + group;
    }
  }
  return events.sort();
}

/** The rank of an event; one below all ranks after the last event. */
function rankOf(events: Float64Array, i: number): number {
  return i < events.length ? Math.floor((events[i] as number) / GROUPS) : -1;
}

function mixed(group: number): number {
  const half = Math.imul(group + 1, 0x9e3779b1);
  return Math.imul(half ^ (half >>> 15), 0x85ebca6b);
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function membersOf({ present, members }: Growing, { groupOf }: Groups): Int32Array {
  const all = new Int32Array(members);
  let size = 0;
  for (let i = 0; size < members; i++) {
    const group = groupOf[i] as number;
    if (((present[group >> 5] as number) & (1 << (group & 31))) !== 0) all[size++] = i;
  }
  return all;
}
