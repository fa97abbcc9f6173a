// Google Cloud: the gates of a deployment, one for each class of its Edge machines and direction, and one for each class
// of other machines that a rule of the document acts on.
import type { Deployment } from "../../../../modules/sites";
import { BOTH_DIRECTIONS, BOTH_ACTIONS, type GateDirection, type RuleAction } from "../../rule";
import { GOOGLE_FIREWALL_TYPE } from "../../sources/unmodelled-resources";
import type { FoundGates, Gate } from "../../gate";
import { GateList } from "../../gate-list";
import { assumeForGoogle } from "./google-assumptions";
import {
  type Home,
  type NetworkRules,
  otherNetworks,
  placed,
  type PlacedRule,
  refuseMeeting,
} from "../network-rules";
import { NetworkLayers } from "./google-layers";
import { checkMachines } from "../google-machines";
import { compareNetworks, type NetworkName, networkName } from "../google-network";
import { readGoogleRule } from "./google-rule";
import {
  describeMachines,
  edgeClasses,
  type MachineClass,
  namesOf,
  otherClasses,
  reachOfEdge,
} from "./google-targets";
import { refuseTwins } from "./duplicate-names";
import type { ReadingNotes } from "../../reading-notes";
import type { ResourceIndex } from "../../sources/references";
import type { StatedFacts } from "../../stated-contents";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";

export type GoogleDeployment = Extract<Deployment, { cloud: "google" }>;

export function readGoogleGates(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  deployment: GoogleDeployment,
  facts: StatedFacts,
  notes: ReadingNotes,
): FoundGates {
  const { settings } = deployment;
  const project = index.literal(settings.project) ?? settings.project.trim();
  const machines = settings.networks.flatMap(({ targets }) => namesOf(targets));
  const names = settings.networks.map(({ network }) => networkName(network, project, index));
  refuseMeeting(names, notes);
  const written = resources
    .filter(({ type }) => type === GOOGLE_FIREWALL_TYPE)
    .map((resource) => readGoogleRule(resource, index, machines, facts));
  const rules = refuseTwins(written)
    .filter(({ disabled }) => !disabled)
    .map((rule) => placed(rule, names, project));
  const homes = settings.networks.map((network, number): Home => {
    const name = names[number] ?? networkName(network.network, project, index);
    return { name, network, rules: rules.flatMap(({ inHomes }) => inHomes[number] ?? []) };
  });
  for (const { targets } of settings.networks) {
    assumeForGoogle("serviceAccounts" in targets, facts, notes);
  }
  checkMachines(resources, index, deployment, homes, project, facts);
  const gates = new GoogleGates(homes, rules, facts);
  return {
    gates: gates.list(["allow"], new GateList()).finish(notes),
    everyGate: () => gates.list(BOTH_ACTIONS, new GateList(Infinity)).all,
    gateLike: (other) => gates.like(other),
  };
}

/** Which machines each gate of other machines is about, so that another document can be asked about the same ones. */
const OTHERS = new WeakMap<
  Gate,
  { readonly network: NetworkName; readonly machines: MachineClass }
>();

class GoogleGates {
  readonly #homes: readonly Home[];
  readonly #rules: readonly PlacedRule[];
  readonly #facts: StatedFacts;

  constructor(homes: readonly Home[], rules: readonly PlacedRule[], facts: StatedFacts) {
    this.#homes = homes;
    this.#rules = rules;
    this.#facts = facts;
  }

  /** Gates of other machines are made for classes that a rule with one of these verdicts acts on. */
  list(verdicts: readonly RuleAction[], gates: GateList): GateList {
    const homes = this.#homes.map((home) => [home, new NetworkLayers(home)] as const);
    const elsewhere = otherNetworks(this.#rules).map(
      (one) => [one, new NetworkLayers(one)] as const,
    );
    for (const direction of BOTH_DIRECTIONS) {
      for (const [home, layers] of homes) this.#addHome(home, layers, direction, verdicts, gates);
      for (const [{ name, rules }, layers] of elsewhere) {
        for (const machines of otherClasses(rules, [], direction, verdicts)) {
          gates.add("other", () => otherGate(name, layers, machines, direction));
        }
      }
    }
    return gates;
  }

  /** What the document does at the machines of another document's gate. */
  like(other: Gate): Gate | undefined {
    const seen = OTHERS.get(other);
    if (seen === undefined) return undefined;
    const { network, machines } = seen;
    const answers = this.#rules.map(({ rule }) => compareNetworks(rule.network, network));
    if (answers.includes("untold")) return undefined;
    const home = this.#homes.find(({ name }) => compareNetworks(name, network) === "same");
    const there: NetworkRules = home ?? {
      name: network,
      rules: this.#rules.flatMap(({ rule }, at) => (answers[at] === "same" ? [rule] : [])),
    };
    return otherGate(network, new NetworkLayers(there), machines, other.direction);
  }

  #addHome(
    { name, network, rules }: Home,
    layers: NetworkLayers,
    direction: GateDirection,
    verdicts: readonly RuleAction[],
    gates: GateList,
  ): void {
    const { interfaces, targets } = network;
    const guard = interfaces === undefined ? {} : { interfaces };
    const edge = edgeClasses(targets);
    for (const machines of edge) {
      gates.add("edge", () => ({
        name: `network ${name.text}, ${describeMachines(machines)}`,
        guards: `${placeOf(name)}, ${describeMachines(machines)}`,
        direction,
        machines: "edge",
        chain: [
          layers.forEdge(direction, (rule) => reachOfEdge(rule.targets, machines, this.#facts)),
        ],
        ...guard,
      }));
    }
    for (const machines of otherClasses(rules, edge, direction, verdicts)) {
      gates.add("other", () => otherGate(name, layers, machines, direction));
    }
  }
}

function otherGate(
  network: NetworkName,
  layers: NetworkLayers,
  machines: MachineClass,
  direction: GateDirection,
): Gate {
  const gate: Gate = {
    name: `network ${network.text}, other ${describeMachines(machines)}`,
    guards: `${placeOf(network)}, ${describeMachines(machines)}`,
    direction,
    machines: "other",
    chain: [layers.forOthers(direction, machines)],
  };
  OTHERS.set(gate, { network, machines });
  return gate;
}

/** Two networks of one name in different projects are different places. */
function placeOf({ project, name, text }: NetworkName): string {
  return `network ${project ?? ""}/${name ?? text}`;
}
