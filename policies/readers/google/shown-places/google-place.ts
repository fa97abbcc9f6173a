// One place of Google in one source: a machine's network interface, or the machines of a network that one target names.
import type { Layer } from "../../../../modules/packets";
import type { RuleOrigin } from "../../gate";
import type { StagedLayer } from "../../point-layers";
import type { Addresses } from "../../rules/match";
import { addressesOf } from "../../rules/prefixes";
import type { GateDirection } from "../../rules/rule";
import type { CarriedNames, ShownPlace } from "../../shown-places";
import type { ResourceSet } from "../../resources/resource-set";
import { projectOfNetwork } from "../google-network";
import { describeCarried, describeMachines, type MachineClass } from "../machine-classes";
import type { NetworkLayers } from "../vpc-firewall/google-layers";
import type { ShownMachine } from "./shown-machines";
import type { ShownNetwork } from "./shown-networks";
import { type Carried, carriedAs, carriedBy, reachOf } from "./target-reach";

export type Subject =
  | { readonly network: ShownNetwork; readonly machines: MachineClass }
  | { readonly network: ShownNetwork; readonly machine: ShownMachine }
  | { readonly network: ShownNetwork; readonly carries: CarriedNames };

export class GooglePlace implements ShownPlace {
  readonly subject: Subject;
  readonly #layers: ReachedLayers;
  readonly #stage: number;

  constructor(subject: Subject, layers: ReachedLayers, stage: number) {
    this.subject = subject;
    this.#layers = layers;
    this.#stage = stage;
  }

  get key(): string {
    return `${this.id ?? ""} ${this.name} ${"machine" in this.subject ? (this.subject.machine.keys[0] ?? "") : ""}`;
  }

  get name(): string {
    const { subject } = this;
    return `${describeSubject(subject)} in network ${networkText(subject.network)}`;
  }

  get id(): string | undefined {
    const { name } = this.subject.network;
    const project = projectOfNetwork(name);
    return project === undefined
      ? undefined
      : `projects/${project}/global/networks/${networkText(this.subject.network)}`;
  }

  get groups(): readonly string[] {
    return [networkText(this.subject.network)];
  }

  get holds(): Addresses | undefined {
    const { subject } = this;
    if (!("machine" in subject)) return undefined;
    const { addresses, place } = subject.machine.at;
    if (addresses.besides === "nothing") return addressesOf(addresses.shown);
    return addresses.besides === "chosen" && place.ranges !== undefined
      ? addressesOf([...addresses.shown, ...place.ranges])
      : undefined;
  }

  layers(direction: GateDirection): readonly StagedLayer[] {
    const layer = this.#layers.of(direction, this.#carried);
    return [{ layer, stage: this.#stage, asksNext: false }];
  }

  get #carried(): Carried {
    const { subject } = this;
    if ("machine" in subject) return subject.machine.machine;
    return "carries" in subject ? carriedAs(subject.carries) : carriedBy(subject.machines);
  }
}

function describeSubject(subject: Subject): string {
  if ("machine" in subject) return subject.machine.name;
  return "carries" in subject
    ? describeCarried(subject.carries)
    : describeMachines(subject.machines);
}

function networkText({ name }: ShownNetwork): string {
  const text = name.name ?? name.text;
  // As Terraform prints it, where only a reference names it.
  return /^\$\{([^${}]+)\}$/.exec(text)?.[1] ?? text;
}

/** The layers of one network: one for all machines that carry and run as the same. */
export class ReachedLayers {
  readonly #layers: NetworkLayers;
  readonly #resources: ResourceSet;
  readonly #known = new Map<string, Layer<RuleOrigin>>();

  constructor(layers: NetworkLayers, resources: ResourceSet) {
    this.#layers = layers;
    this.#resources = resources;
  }

  of(direction: GateDirection, { tags, accounts }: Carried): Layer<RuleOrigin> {
    const carried = [tags, accounts].map((one) => [[...one.names].sort(), one.complete]);
    const key = JSON.stringify([direction, carried]);
    const layer =
      this.#known.get(key) ??
      this.#layers.forEdge(direction, ({ targets }) =>
        reachOf(targets, { tags, accounts }, this.#resources),
      );
    this.#known.set(key, layer);
    return layer;
  }
}
