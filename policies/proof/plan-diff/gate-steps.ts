// The places of both sides of a comparison without a site, each once, with what filters there before and after.
import type { Chain } from "../../../modules/packets";
import type { Cloud } from "../../../modules/sites";
import {
  chainOf,
  platformOrigin,
  type RuleOrigin,
  type ShownFirewalls,
  type ShownPlace,
  type ShownReading,
  type StagedLayer,
  type UsualCase,
} from "../../readers";
import type { GateStep } from "./plan-changes";

export type Direction = "inbound" | "outbound";

/** One place on both sides; absent on the one where it is not there. */
export interface PlacePair {
  readonly cloud: Cloud;
  readonly base: ShownPlace | undefined;
  readonly head: ShownPlace | undefined;
  readonly usual: UsualCase | undefined;
}

/** Every place of either side: in the order of head, and behind it those that base alone has. */
export function pairPlaces(base: ShownReading, head: ShownReading): readonly PlacePair[] {
  return head.firewalls.flatMap((after, at) => {
    const before = base.firewalls[at];
    return before === undefined ? [] : pairsOf(before, after);
  });
}

function pairsOf(before: ShownFirewalls, after: ShownFirewalls): readonly PlacePair[] {
  const { cloud } = after;
  const { usual } = after.kind;
  const listed = new Set(after.kind.places.map(({ key }) => key));
  const ofHead = after.kind.places.map((head) => ({
    cloud,
    usual,
    base: before.kind.find(head),
    head,
  }));
  const ofBase = before.kind.places
    .map((base) => ({ cloud, usual, base, head: after.kind.find(base) }))
    .filter(({ head }) => head === undefined || !listed.has(head.key));
  return [...ofHead, ...ofBase];
}

/** What becomes of the place itself. */
export function stepOf({ base, head }: PlacePair): GateStep {
  if (base === undefined) return "new";
  if (head === undefined) return "gone";
  const isSame = base.groups.join("\n") === head.groups.join("\n");
  return isSame ? "changed" : "regrouped";
}

const NOTHING: Chain<RuleOrigin> = [
  {
    rules: [],
    implied: { action: "deny", origin: platformOrigin("nothing", "nothing is there") },
  },
];

/** What filters at a place in one direction; where the place is not there, nothing is admitted. */
export class FilteredSide {
  readonly #layers: readonly StagedLayer[] | undefined;

  constructor(place: ShownPlace | undefined, direction: Direction) {
    this.#layers = place?.layers(direction);
  }

  /** The layers as objects: the same ones make the same chain. */
  get parts(): readonly unknown[] {
    return this.#layers?.flatMap(({ layer, stage, asksNext }) => [layer, stage, asksNext]) ?? [];
  }

  get chain(): Chain<RuleOrigin> {
    return this.#layers === undefined ? NOTHING : chainOf(this.#layers);
  }
}
