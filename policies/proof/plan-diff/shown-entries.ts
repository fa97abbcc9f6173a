// What changes at one place in one direction, as entries. Places with the same layers before and after change alike: the work is
// done once for all of them.
import type { CompareOptions } from "../../../modules/packets";
import { locateRule, type ShownReading } from "../../readers";
import { changesAtGate, type ChangesAtGate } from "../diff/changes-at-gate";
import { certainFirst, type Change, type Side } from "../diff/comparison";
import { type NamesOfBoth } from "../diff/same-names";
import { requiredChain } from "../required-chain";
import { type Direction, FilteredSide, type PlacePair } from "./gate-steps";
import type { PlanEntry } from "./plan-changes";
import { areSameChains, type BothMeanings } from "./same-chains";

export interface Sides {
  readonly base: ShownReading;
  readonly head: ShownReading;
}

const NOTHING_CHANGES: ChangesAtGate = { changes: [], undecided: [], bothUnknown: false };

export class ShownChanges {
  readonly #meanings: BothMeanings;
  readonly #names: NamesOfBoth;
  readonly #options: CompareOptions;
  readonly #known = new Map<string, ChangesAtGate>();
  readonly #numbers = new Map<unknown, number>();

  constructor(meanings: BothMeanings, names: NamesOfBoth, options: CompareOptions) {
    this.#meanings = meanings;
    this.#names = names;
    this.#options = options;
  }

  at({ base, head }: PlacePair, direction: Direction): ChangesAtGate {
    const [before, after] = [new FilteredSide(base, direction), new FilteredSide(head, direction)];
    const key = [direction, ...this.#keyOf(before), "to", ...this.#keyOf(after)].join(" ");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#compare(before, after, direction, (head ?? base)?.name ?? "");
    this.#known.set(key, found);
    return found;
  }

  #compare(
    before: FilteredSide,
    after: FilteredSide,
    direction: Direction,
    name: string,
  ): ChangesAtGate {
    const [base, head] = [before.chain, after.chain];
    if (areSameChains(base, head, this.#meanings)) return NOTHING_CHANGES;
    const gate = { name, direction, machines: "edge" } as const;
    return changesAtGate(
      {
        direction,
        machines: "edge",
        base: { ...gate, chain: base },
        head: { ...gate, chain: head },
      },
      { deployment: "", required: requiredChain([]), names: this.#names },
      this.#options,
    );
  }

  #keyOf({ parts }: FilteredSide): readonly number[] {
    return parts.map((part) => {
      const known = this.#numbers.get(part) ?? this.#numbers.size;
      this.#numbers.set(part, known);
      return known;
    });
  }
}

/** The changes as entries, certain ones first. */
export function entriesOf(
  changes: readonly Change[],
  { base, head }: Sides,
  nextId: () => string,
): readonly PlanEntry[] {
  return certainFirst(changes).map((change) => {
    const { kind, packets, truncated, witness } = change;
    const before = located(change.before, base);
    const after = located(change.after, head);
    const because = reasonOf(change);
    return {
      id: nextId(),
      kind,
      packets,
      truncated,
      witness,
      before,
      after,
      ...(because !== undefined && { because }),
    };
  });
}

function located(side: Side, { source }: ShownReading): Side {
  const { decidedBy } = side;
  return decidedBy === undefined ? side : { ...side, decidedBy: locateRule(decidedBy, source) };
}

/** Why it is not certain. */
function reasonOf({ kind, before, after }: Change): string | undefined {
  if (kind === "opens" || kind === "closes") return undefined;
  const unknown = [after, before].find(({ verdict }) => verdict === "unknown");
  return unknown?.decidedBy?.reason;
}
