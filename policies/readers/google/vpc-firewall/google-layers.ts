// The VPC rules of one network as layers, one for each class of machines: ascending priority, deny before allow at the
// same one, and after them what Google implies (cloud-semantics 3.2).
import type { Layer, Rule } from "../../../../modules/packets";
import { type ReadRule, uncertain, type GateDirection, rulesIn } from "../../rules/rule";
import type { RuleOrigin } from "../../gate";
import { impliedRule, PRE_POPULATED_RULES, withImplied } from "./google-defaults";
import type { NetworkRules } from "./network-rules";
import type { NetworkName } from "../google-network";
import type { GoogleRule } from "./google-rule";
import { describeMachines, type MachineClass } from "../machine-classes";
import { namedBy } from "./google-targets";
import type { Reach } from "./edge-rules/rule-reach";
import { isToken } from "../../resources/template-text";

const NOT_CERTAINLY_HERE =
  "whether these machines also carry the tags or accounts of the rule is not known";

/** Whether what a rule opens at machines that are not the Edge's is to be judged. */
export type IsJudged = (rule: GoogleRule) => boolean;

export class NetworkLayers {
  readonly #network: NetworkName;
  readonly #rules: readonly GoogleRule[];
  /** By class: the rules that certainly act on it because they name it or name nobody. */
  #byClass: ReadonlyMap<string, readonly GoogleRule[]> | undefined;
  readonly #uncertain = new Map<GoogleRule, ReadRule>();
  readonly #isJudged: IsJudged;

  constructor({ name, rules }: NetworkRules, isJudged: IsJudged) {
    this.#network = name;
    this.#rules = rules;
    this.#isJudged = isJudged;
  }

  /** For machines on which any rule of the network may act. */
  forEdge(direction: GateDirection, reach: (rule: GoogleRule) => Reach): Layer<RuleOrigin> {
    const here = this.#rules.flatMap((rule) => {
      const answer = acts(rule, direction) ? reach(rule) : "never";
      if (answer === "never") return [];
      return [answer === "always" ? rule.rule : this.#uncertainHere(rule)];
    });
    return this.#layer(direction, here);
  }

  /**
   * For machines that carry or run as exactly what the class says: only what certainly acts on them counts, and what rules
   * that are not judged allow does not.
   */
  forOthers(direction: GateDirection, machines: MachineClass): Layer<RuleOrigin> {
    this.#byClass ??= byClass(this.#rules.filter((rule) => this.#counts(rule)));
    const bare = this.#byClass.get(BARE) ?? [];
    const named = this.#byClass.get(describeMachines(machines)) ?? [];
    const here = "bare" in machines ? bare : [...bare, ...named];
    return this.#layer(
      direction,
      here.filter((rule) => acts(rule, direction)).map(({ rule }) => rule),
    );
  }

  #counts(rule: GoogleRule): boolean {
    return this.#isJudged(rule) || !rule.rule.actions.includes("allow");
  }

  #uncertainHere(rule: GoogleRule): ReadRule {
    const known = this.#uncertain.get(rule) ?? uncertain(rule.rule, NOT_CERTAINLY_HERE);
    this.#uncertain.set(rule, known);
    return known;
  }

  #layer(direction: GateDirection, rules: readonly ReadRule[]): Layer<RuleOrigin> {
    const extra =
      direction === "inbound" && mayBePrePopulated(this.#network) ? prePopulatedRules() : [];
    return {
      rules: withImplied([...rules.flatMap(rulesIn), ...extra].sort(inOrder), direction),
      implied: impliedRule(direction),
    };
  }
}

const BARE = describeMachines({ bare: true });

function byClass(rules: readonly GoogleRule[]): ReadonlyMap<string, readonly GoogleRule[]> {
  const classes = new Map<string, GoogleRule[]>();
  for (const rule of rules) {
    for (const name of new Set(namedBy(rule.targets).map(describeMachines))) {
      const sharing = classes.get(name);
      if (sharing === undefined) classes.set(name, [rule]);
      else sharing.push(rule);
    }
  }
  return classes;
}

function acts({ rule }: GoogleRule, direction: GateDirection): boolean {
  return rule.directions.includes(direction);
}

/** Unknown priorities come first. */
function inOrder(a: Rule<RuleOrigin>, b: Rule<RuleOrigin>): number {
  const byNumber = (a.origin.priority ?? -1) - (b.origin.priority ?? -1);
  return byNumber === 0 ? Number(a.action === "allow") - Number(b.action === "allow") : byNumber;
}

function mayBePrePopulated({ name, isNew }: NetworkName): boolean {
  return !isNew && (name === undefined || isToken(name) || name === "default");
}

function prePopulatedRules(): readonly Rule<RuleOrigin>[] {
  return PRE_POPULATED_RULES.map(({ boxes, origin }) => ({
    action: "allow",
    certain: boxes.certain,
    possible: boxes.possible,
    origin,
  }));
}
