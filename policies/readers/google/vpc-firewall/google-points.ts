// The points where VPC firewall rules filter: one for each class of the Edge's machines and direction, and one for each class
// of other machines that a rule acts on.
import type { Gate } from "../../gate";
import { pointKey, type PointLayers } from "../../point-layers";
import {
  BOTH_ACTIONS,
  BOTH_DIRECTIONS,
  type GateDirection,
  type RuleAction,
} from "../../rules/rule";
import { compareNetworks, type NetworkName } from "../google-network";
import { describeMachines, edgeClasses, type MachineClass } from "../machine-classes";
import type { JudgedRules } from "./edge-rules/judged-rules";
import type { RuleReach } from "./edge-rules/rule-reach";
import { type IsJudged, NetworkLayers } from "./google-layers";
import {
  type NetworkRules,
  otherClasses,
  otherNetworks,
  type OwnNetwork,
  type PlacedRule,
} from "./network-rules";

/** Which machines a gate of other machines is about, so that another source can be asked about the same ones. */
class OtherMachines {
  readonly network: NetworkName;
  readonly machines: MachineClass;

  constructor(network: NetworkName, machines: MachineClass) {
    this.network = network;
    this.machines = machines;
  }
}

export class GooglePoints {
  readonly #own: readonly OwnNetwork[];
  readonly #rules: readonly PlacedRule[];
  readonly #reach: RuleReach;
  readonly #judged: JudgedRules;
  readonly #stage: number;

  constructor(
    own: readonly OwnNetwork[],
    rules: readonly PlacedRule[],
    reach: RuleReach,
    judged: JudgedRules,
    stage: number,
  ) {
    this.#own = own;
    this.#rules = rules;
    this.#reach = reach;
    this.#judged = judged;
    this.#stage = stage;
  }

  /**
   * Points of other machines: for classes that a rule acts on, or, where only what may be open is asked, for those that an
   * allow of the Edge's own rules acts on. What others allow there is then not judged, and what they deny is closed.
   */
  *list(which: "opening" | "every"): Iterable<PointLayers> {
    const isAll = which === "every";
    const [actions, isJudged]: readonly [readonly RuleAction[], IsJudged] = isAll
      ? [BOTH_ACTIONS, everyRule]
      : [["allow"], (rule) => this.#judged.isOwn(rule)];
    const own = this.#own.map((network, number) => {
      const layers = new NetworkLayers(network, isJudged);
      return { network, number, layers, judged: network.rules.filter(isJudged) };
    });
    const elsewhere = otherNetworks(this.#rules).map(({ name, rules }) => {
      const layers = new NetworkLayers({ name, rules }, isJudged);
      return { name, layers, judged: rules.filter(isJudged) };
    });
    for (const direction of BOTH_DIRECTIONS) {
      for (const { network, number, layers, judged } of own) {
        const { targets } = network.network;
        yield* this.#edge(network, number, layers, direction);
        for (const machines of otherClasses(judged, edgeClasses(targets), direction, actions))
          yield this.#others(new OtherMachines(network.name, machines), layers, direction);
      }
      for (const { name, layers, judged } of elsewhere) {
        for (const machines of otherClasses(judged, [], direction, actions))
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
    return this.#others(subject, new NetworkLayers(there, everyRule), direction);
  }

  *#edge(
    { name, network }: OwnNetwork,
    number: number,
    layers: NetworkLayers,
    direction: GateDirection,
  ): Iterable<PointLayers> {
    const { interfaces, targets } = network;
    for (const machines of edgeClasses(targets)) {
      const place = `${placeOf(name)}, ${describeMachines(machines)}`;
      yield {
        machines: "edge",
        key: pointKey(direction, "edge", place),
        make: () => {
          const layer = layers.forEdge(direction, (rule) =>
            this.#reach.onEdge(rule.targets, machines, number),
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

const everyRule: IsJudged = () => true;

/** Two networks of one name in different projects are different places. */
function placeOf({ project, name, text }: NetworkName): string {
  return `network ${project ?? ""}/${name ?? text}`;
}
