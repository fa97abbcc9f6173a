// Google: the machines that are shown, by their tags, accounts and networks, and each target of a rule by itself: each tag,
// each account, and the machines that have neither.
import { uncertain } from "../../rules/rule";
import { StatedContents } from "../../rules/stated-contents";
import type { ReadingNotes } from "../../reading-notes";
import type { CarriedNames, ShownPlace, ShownPlaces } from "../../shown-places";
import type { ResourceSet } from "../../resources/resource-set";
import type { NetworkName } from "../google-network";
import { projectOfNetwork } from "../google-network";
import { describeMachines, type MachineClass } from "../machine-classes";
import { accountText } from "../machines/service-accounts";
import { reportDuplicates } from "../vpc-firewall/duplicate-names";
import { NetworkLayers } from "../vpc-firewall/google-layers";
import { type GoogleRule, readGoogleRule } from "../vpc-firewall/google-rule";
import { namedBy } from "../vpc-firewall/google-targets";
import { keptInProject } from "../vpc-firewall/network-rules";
import { vpcFirewallRules } from "../vpc-firewall/records";
import { GooglePlace, ReachedLayers } from "./google-place";
import { type ShownMachine, shownMachines } from "./shown-machines";
import { type ShownNetwork, ShownNetworks } from "./shown-networks";

export function readGooglePlaces(
  resources: ResourceSet,
  notes: ReadingNotes,
  stage: number,
): ShownPlaces {
  const names = {
    tags: [],
    accounts: [],
    accountText: (text: string) => accountText(text, resources),
  };
  const stated = new StatedContents({}, notes);
  const written = vpcFirewallRules(resources).map((record) =>
    readGoogleRule(record, resources, names, stated),
  );
  const networks = new ShownNetworks(resources);
  networks.place(reportDuplicates(written).filter(({ disabled }) => !disabled));
  if (written.length > 0)
    notes.assume(
      "the networks have no firewall rules and policies but those that are shown, and what these do not decide is as Google's implied rules have it",
    );
  return new GooglePlaces({ resources, networks, stage });
}

interface GoogleSide {
  readonly resources: ResourceSet;
  readonly networks: ShownNetworks;
  readonly stage: number;
}

class GooglePlaces implements ShownPlaces {
  readonly places: readonly GooglePlace[];
  readonly #side: GoogleSide;
  readonly #layers = new Map<ShownNetwork, ReachedLayers>();
  readonly #machines = new Map<string, ShownMachine>();

  constructor(side: GoogleSide) {
    this.#side = side;
    const { resources, networks } = side;
    const machines = shownMachines(resources);
    for (const machine of machines)
      for (const key of machine.keys) this.#machines.set(key, machine);
    const ofMachines = machines.map((machine) => this.#machinePlace(machine));
    const classes = networks.all.flatMap((network) =>
      classesOf(network).map((one) => this.#classPlace(network, one)),
    );
    this.places = [...classes, ...ofMachines];
  }

  find(other: ShownPlace): ShownPlace | undefined {
    if (!(other instanceof GooglePlace)) return undefined;
    const { subject } = other;
    if ("machine" in subject) {
      const [found] = subject.machine.keys.flatMap((key) => this.#machines.get(key) ?? []);
      return found && this.#machinePlace(found);
    }
    if ("carries" in subject) return undefined;
    const { network, machines } = subject;
    const found = this.#side.networks.find(network.name);
    if (found === undefined && network.isDeclared) return undefined;
    return this.#classPlace(found ?? { ...network, rules: [] }, machines);
  }

  carrying(carries: CarriedNames): readonly ShownPlace[] {
    const { networks, stage } = this.#side;
    return networks.all.map(
      (network) => new GooglePlace({ network, carries }, this.#layersOf(network), stage),
    );
  }

  #machinePlace(machine: ShownMachine): GooglePlace {
    const network = this.#side.networks.of(machine.at.place.network ?? UNKNOWN_NETWORK);
    return new GooglePlace({ machine, network }, this.#layersOf(network), this.#side.stage);
  }

  #classPlace(network: ShownNetwork, machines: MachineClass): GooglePlace {
    return new GooglePlace({ network, machines }, this.#layersOf(network), this.#side.stage);
  }

  /** The rules of a network, and those of others that may be it. */
  #layersOf(network: ShownNetwork): ReachedLayers {
    const known = this.#layers.get(network);
    if (known !== undefined) return known;
    const { name, rules } = network;
    const besides = this.#side.networks.besides(network, name);
    const owner = projectOfNetwork(name);
    const own = rules.map((rule) => keptInProject(rule, owner ?? rule.project));
    const perhaps = besides.flatMap((one) =>
      one.rules.map((rule) => ({ ...rule, rule: uncertain(rule.rule, PERHAPS) })),
    );
    const layers = new ReachedLayers(
      new NetworkLayers({ name, rules: [...own, ...perhaps] }, () => true),
      this.#side.resources,
    );
    this.#layers.set(network, layers);
    return layers;
  }
}

const PERHAPS = "it may belong to another network";

const UNKNOWN_NETWORK: NetworkName = {
  text: "that is not shown",
  name: undefined,
  project: undefined,
  isNew: false,
};

/** The machines that have nothing which a rule names, and those of each tag and account that one does. */
function classesOf({ rules }: ShownNetwork): readonly MachineClass[] {
  const classes = [
    { bare: true } as const,
    ...rules.flatMap((rule: GoogleRule) => namedBy(rule.targets)),
  ];
  return [...new Map(classes.map((one) => [describeMachines(one), one] as const)).values()];
}
