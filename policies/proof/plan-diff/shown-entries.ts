// What changes at one place in one direction, as entries. Places with the same layers before and after change alike: the work is
// done once for all of them.
import { boxesMeet, type Chain, type CompareOptions } from "../../../modules/packets";
import { locateRule, type RuleOrigin, type ShownReading, type UsualCase } from "../../readers";
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

interface BothChains {
  readonly base: Chain<RuleOrigin>;
  readonly head: Chain<RuleOrigin>;
}

function isUncertain({ kind }: Change): boolean {
  return kind === "may-open" || kind === "may-close";
}

const NOTHING_CHANGES: ChangesAtGate = { changes: [], undecided: [], bothUnknown: false };

export class ShownChanges {
  readonly #meanings: BothMeanings;
  readonly #names: NamesOfBoth;
  readonly #options: CompareOptions;
  readonly #known = new Map<string, ChangesAtGate>();
  readonly #numbers = new Map<unknown, number>();
  readonly #assumptions = new Set<string>();

  constructor(meanings: BothMeanings, names: NamesOfBoth, options: CompareOptions) {
    this.#meanings = meanings;
    this.#names = names;
    this.#options = options;
  }

  /** What the changes take for granted. */
  get assumptions(): readonly string[] {
    return [...this.#assumptions];
  }

  at({ base, head, usual }: PlacePair, direction: Direction): ChangesAtGate {
    const [before, after] = [new FilteredSide(base, direction), new FilteredSide(head, direction)];
    const key = [direction, ...this.#keyOf(before), "to", ...this.#keyOf(after)].join(" ");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const chains = { base: before.chain, head: after.chain };
    const found = this.#withUsual(chains, direction, usual);
    this.#known.set(key, found);
    return found;
  }

  /** What is certain in the usual case is told as certain; that nothing changes has to hold in any. */
  #withUsual(
    chains: BothChains,
    direction: Direction,
    usual: UsualCase | undefined,
  ): ChangesAtGate {
    const found = this.#compare(chains, direction);
    if (usual === undefined || !found.changes.some(isUncertain)) return found;
    const { changes } = this.#compare(
      { base: usual.of(chains.base), head: usual.of(chains.head) },
      direction,
    );
    const isMore =
      changes.filter((one) => !isUncertain(one)).length >
      found.changes.filter((one) => !isUncertain(one)).length;
    if (!isMore) return found;
    this.#assumptions.add(usual.assumes);
    const others = found.changes.filter(
      (one) => isUncertain(one) && !changes.some(({ packets }) => boxesMeet(packets, one.packets)),
    );
    return { ...found, changes: [...changes, ...others] };
  }

  #compare({ base, head }: BothChains, direction: Direction): ChangesAtGate {
    if (areSameChains(base, head, this.#meanings)) return NOTHING_CHANGES;
    const gate = { name: "", direction, machines: "edge" } as const;
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
