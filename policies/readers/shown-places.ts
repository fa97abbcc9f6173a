// Where firewalls act by what a source itself shows, with nobody to say which machines are Edge Servers: subnets, interfaces,
// machines, and groups and targets by themselves.
import type { Chain } from "../../modules/packets";
import type { RuleOrigin } from "./gate";
import type { Addresses } from "./rules/match";
import type { GateDirection } from "./rules/rule";
import type { StagedLayer } from "./point-layers";

/** One place, as one source shows it. */
export interface ShownPlace {
  /** What no other place of its source has. */
  readonly key: string;
  /** For a sentence that goes on after `to` or `from`: `subnet snet-x`. */
  readonly name: string;
  /** The whole id behind the name; `undefined` where it has none. */
  readonly id: string | undefined;
  /** What acts there, for people: names of groups, or of the network whose rules do. */
  readonly groups: readonly string[];
  /** All addresses that its machines may have; `undefined` where the source does not show them. */
  readonly holds: Addresses | undefined;
  /** What filters there; the cloud's own rules where nothing does. */
  layers(direction: GateDirection): readonly StagedLayer[];
}

/** What names in the rules nearly always hold, though nothing shows it. */
export interface UsualCase {
  /** The same chain, in that case. */
  of(chain: Chain<RuleOrigin>): Chain<RuleOrigin>;
  /** What is taken for granted, in a sentence without period. */
  readonly assumes: string;
}

/** What machines carry and run as, by their names. */
export interface CarriedNames {
  readonly tags: readonly string[];
  readonly accounts: readonly string[];
}

/** All places at which one kind of firewall acts in one source. */
export interface ShownPlaces {
  readonly places: readonly ShownPlace[];
  /**
   * The place of another source of the same kind as it is in this one: with what filters there, or with the cloud's own rules.
   * Nothing where it is not there.
   */
  find(other: ShownPlace): ShownPlace | undefined;
  /** Machines that carry and run as just this, one place for each network; nothing where rules do not go by that. */
  carrying?(names: CarriedNames): readonly ShownPlace[];
  /** @default every case is as usual as any other */
  readonly usual?: UsualCase;
}
