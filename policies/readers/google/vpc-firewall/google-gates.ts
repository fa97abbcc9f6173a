// Google Cloud: the points of a deployment, one for each class of its Edge machines and direction, and one for each class of
// other machines that a rule of the source acts on.
import type { Deployment } from "../../../../modules/sites";
import type { Gate } from "../../gate";
import { type Applied, type KindGates, pointKey, type PointLayers } from "../../point-layers";
import type { ReadingNotes } from "../../reading-notes";
import {
  BOTH_ACTIONS,
  BOTH_DIRECTIONS,
  type GateDirection,
  type RuleAction,
} from "../../rules/rule";
import type { ResourceSet } from "../../sources/resource-set";
import type { StatedContents } from "../../rules/stated-contents";
import { checkMachines } from "../google-machines";
import { compareNetworks, type NetworkName, networkName } from "../google-network";
import { describeMachines, edgeClasses, type MachineClass, namesOf } from "../machine-classes";
import { reportDuplicates } from "./duplicate-names";
import { assumeForGoogle } from "./google-assumptions";
import { NetworkLayers } from "./google-layers";
import { type GoogleRule, readGoogleRule } from "./google-rule";
import { reachOfEdge } from "./google-targets";
import {
  type Keep,
  type KeptArguments,
  keptArguments,
  RulesBefore,
  WHY_TWICE,
} from "./kept-arguments";
import {
  type NetworkRules,
  otherClasses,
  otherNetworks,
  type OwnNetwork,
  placed,
  type PlacedRule,
  reportMeeting,
} from "./network-rules";
import { vpcFirewallRules } from "./records";
import { assumeQuota } from "./rule-limits";

export type GoogleDeployment = Extract<Deployment, { cloud: "google" }>;

export function readGoogleGates(
  resources: ResourceSet,
  deployment: GoogleDeployment,
  stated: StatedContents,
  notes: ReadingNotes,
  stage: number,
): KindGates {
  const { settings } = deployment;
  const project = resources.literal(settings.project) ?? settings.project.trim();
  const machines = settings.networks.flatMap(({ targets }) => namesOf(targets));
  const names = settings.networks.map(({ network }) => networkName(network, project, resources));
  reportMeeting(names, notes);
  const written = vpcFirewallRules(resources).map((record) =>
    readGoogleRule(record, resources, machines, stated),
  );
  assumeQuota(written.length, notes);
  const rules = reportDuplicates(written)
    .filter(({ disabled }) => !disabled)
    .map((rule) => placed(rule, names, project));
  const networks = settings.networks.map((network, number): OwnNetwork => {
    const name = names[number] ?? networkName(network.network, project, resources);
    return { name, network, rules: rules.flatMap(({ inOwn }) => inOwn[number] ?? []) };
  });
  for (const { targets } of settings.networks) {
    assumeForGoogle("serviceAccounts" in targets, stated, notes);
  }
  checkMachines(resources, deployment, networks, project, stated);
  const gatesOf = (change: (rule: GoogleRule) => GoogleRule): KindGates => {
    const points = new GooglePoints(
      networks.map((one) => ({ ...one, rules: one.rules.map(change) })),
      rules.map((one) => ({ ...one, rule: change(one.rule) })),
      stated,
      stage,
    );
    return {
      points: (which) => points.list(which === "every" ? BOTH_ACTIONS : ["allow"]),
      like: (other) => points.like(other),
    };
  };
  return {
    ...gatesOf((rule) => rule),
    subject: new RulesBefore(written),
    over: (before) => appliedTo(keptArguments(written, before), gatesOf),
  };
}

/** The gates where rules keep some of their arguments. */
function appliedTo(
  kept: ReadonlyMap<string, KeptArguments>,
  gatesOf: (change: (rule: GoogleRule) => GoogleRule) => KindGates,
): Applied {
  const changed =
    (choose: (kept: KeptArguments) => Keep | undefined) =>
    (one: GoogleRule): GoogleRule => {
      const keep = kept.get(one.rule.block.address);
      const change = keep && choose(keep);
      return change === undefined ? one : { ...one, rule: change(one.rule) };
    };
  const gates = gatesOf(changed(({ lasting }) => lasting));
  if (![...kept.values()].some(({ once }) => once !== undefined)) return { gates };
  return {
    gates,
    once: gatesOf(changed(({ lasting, once }) => once ?? lasting)),
    why: WHY_TWICE,
  };
}

/** Which machines a gate of other machines is about, so that another source can be asked about the same ones. */
class OtherMachines {
  readonly network: NetworkName;
  readonly machines: MachineClass;

  constructor(network: NetworkName, machines: MachineClass) {
    this.network = network;
    this.machines = machines;
  }
}

class GooglePoints {
  readonly #own: readonly OwnNetwork[];
  readonly #rules: readonly PlacedRule[];
  readonly #stated: StatedContents;
  readonly #stage: number;

  constructor(
    own: readonly OwnNetwork[],
    rules: readonly PlacedRule[],
    stated: StatedContents,
    stage: number,
  ) {
    this.#own = own;
    this.#rules = rules;
    this.#stated = stated;
    this.#stage = stage;
  }

  /** Points of other machines are listed for classes that a rule with one of these actions acts on. */
  *list(actions: readonly RuleAction[]): Iterable<PointLayers> {
    const own = this.#own.map((network) => [network, new NetworkLayers(network)] as const);
    const elsewhere = otherNetworks(this.#rules).map(
      (one) => [one, new NetworkLayers(one)] as const,
    );
    for (const direction of BOTH_DIRECTIONS) {
      for (const [network, layers] of own)
        yield* this.#ownNetwork(network, layers, direction, actions);
      for (const [{ name, rules }, layers] of elsewhere) {
        for (const machines of otherClasses(rules, [], direction, actions))
          yield this.#others(new OtherMachines(name, machines), layers, direction);
      }
    }
  }

  /** What the source does at the machines of another source's gate. */
  like({ subject, direction }: Gate): PointLayers | undefined {
    if (!(subject instanceof OtherMachines)) return undefined;
    const { network } = subject;
    const answers = this.#rules.map(({ rule }) => compareNetworks(rule.network, network));
    if (answers.includes("unknown")) return undefined;
    const own = this.#own.find(({ name }) => compareNetworks(name, network) === "same");
    const there: NetworkRules = own ?? {
      name: network,
      rules: this.#rules.flatMap(({ rule }, at) => (answers[at] === "same" ? [rule] : [])),
    };
    return this.#others(subject, new NetworkLayers(there), direction);
  }

  *#ownNetwork(
    { name, network, rules }: OwnNetwork,
    layers: NetworkLayers,
    direction: GateDirection,
    actions: readonly RuleAction[],
  ): Iterable<PointLayers> {
    const { interfaces, targets } = network;
    const edge = edgeClasses(targets);
    for (const machines of edge) {
      const place = `${placeOf(name)}, ${describeMachines(machines)}`;
      yield {
        machines: "edge",
        key: pointKey(direction, "edge", place),
        make: () => {
          const layer = layers.forEdge(direction, (rule) =>
            reachOfEdge(rule.targets, machines, this.#stated),
          );
          return {
            point: {
              name: `network ${name.text}, ${describeMachines(machines)}`,
              guards: place,
              direction,
              ...(interfaces === undefined ? {} : { interfaces }),
            },
            layers: [{ layer, stage: this.#stage, asksNext: false }],
          };
        },
      };
    }
    for (const machines of otherClasses(rules, edge, direction, actions))
      yield this.#others(new OtherMachines(name, machines), layers, direction);
  }

  #others(subject: OtherMachines, layers: NetworkLayers, direction: GateDirection): PointLayers {
    const { network, machines } = subject;
    const place = `${placeOf(network)}, ${describeMachines(machines)}`;
    return {
      machines: "other",
      key: pointKey(direction, "other", place),
      make: () => ({
        point: {
          name: `network ${network.text}, other ${describeMachines(machines)}`,
          guards: place,
          direction,
          subject,
        },
        layers: [
          { layer: layers.forOthers(direction, machines), stage: this.#stage, asksNext: false },
        ],
      }),
    };
  }
}

/** Two networks of one name in different projects are different places. */
function placeOf({ project, name, text }: NetworkName): string {
  return `network ${project ?? ""}/${name ?? text}`;
}
