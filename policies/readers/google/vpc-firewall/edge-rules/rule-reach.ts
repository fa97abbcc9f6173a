// Whether a rule acts on the Edge machines of a network. They may carry further tags, and those known by a tag run as some
// account: what was read shows some of it, the site may state all of it, and the rest is an assumption.
import type { ReadingNotes } from "../../../reading-notes";
import type { StatedContents } from "../../../rules/stated-contents";
import type { TextList } from "../../../resources/field";
import type { ResourceSet } from "../../../resources/resource-set";
import type { SiteNetwork } from "../../google-network";
import { edgeClasses, type MachineClass } from "../../machine-classes";
import { type CarriedBesides, mayCarry } from "../../machines/carried-besides";
import { compareNames, type NamesOf } from "../../machines/shown-names";
import type { EdgeNames, RuleTargets } from "../google-targets";

/** Whether a rule acts on every machine of a class, on some perhaps, or on none. */
export type Reach = "always" | "maybe" | "never";

const NOTHING_BESIDES =
  "Edge machines carry no other tag and run as no other account than the site's, where no machine that was read shows more";

export class RuleReach {
  readonly #names: EdgeNames;
  readonly #besides: readonly CarriedBesides[];
  readonly #isStrict: boolean;
  readonly #stated: StatedContents;
  readonly #resources: ResourceSet;
  readonly #notes: ReadingNotes;

  /** @param besides for each of the site's networks, what its Edge machines have besides */
  constructor(
    names: EdgeNames,
    besides: readonly CarriedBesides[],
    isStrict: boolean,
    stated: StatedContents,
    resources: ResourceSet,
    notes: ReadingNotes,
  ) {
    this.#names = names;
    this.#besides = besides;
    this.#isStrict = isStrict;
    this.#stated = stated;
    this.#resources = resources;
    this.#notes = notes;
  }

  /** On the machines of a class in the site's network of this number. */
  onEdge({ tags, accounts }: RuleTargets, machines: MachineClass, network: number): Reach {
    if (tags === undefined && accounts === undefined) return "always";
    if ("tag" in machines && tags?.known.includes(machines.tag) === true) return "always";
    if ("account" in machines) {
      if (accounts?.known.includes(machines.account) === true) return "always";
      // A machine runs as one account only, so that a rule for other accounts never acts on it.
      if (tags === undefined && namesOnlyOthers(accounts, [machines.account])) return "never";
    }
    if (this.#mayHave(tags, "tags", network) || this.#mayHave(accounts, "accounts", network))
      return "maybe";
    const others =
      (tags === undefined || this.#stated.edgeCarriesNone(tags)) &&
      (accounts === undefined || this.#stated.edgeRunsAsNone(accounts));
    if (others) return "never";
    if (this.#isStrict) return "maybe";
    this.#notes.assume(NOTHING_BESIDES);
    return "never";
  }

  /** Whether a rule with these targets acts on no Edge machine of the network at all. */
  isForOthers(targets: RuleTargets, { network }: SiteNetwork, number: number): boolean {
    return edgeClasses(network.targets).every(
      (machines) => this.onEdge(targets, machines, number) === "never",
    );
  }

  /** Whether some Edge machine may have one of the names, by the site itself or by what was read. */
  #mayHave(list: TextList | undefined, kind: NamesOf, network: number): boolean {
    if (list === undefined) return false;
    const isSites = (name: string): boolean =>
      this.#names[kind].some(
        (own) => compareNames(name, own, kind, this.#resources) !== "different",
      );
    if (!list.complete || list.known.some(isSites)) return true;
    const besides = this.#besides[network];
    return besides !== undefined && mayCarry(besides, list, kind, this.#resources);
  }
}

/** Whether the list is known and names none of these, in any letter case. */
function namesOnlyOthers(list: TextList | undefined, names: readonly string[]): boolean {
  const lower = names.map((name) => name.toLowerCase());
  return list?.complete === true && !list.known.some((one) => lower.includes(one.toLowerCase()));
}
