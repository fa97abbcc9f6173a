// One `google_compute_firewall`: a rule of a VPC network (cloud-semantics 3.2, 3.6).
import {
  anyhow,
  anywhere,
  type Bounds,
  type Match,
  type Transport,
  UNKNOWN_MATCH,
} from "../../rules/match";
import {
  BOTH_ACTIONS,
  BOTH_DIRECTIONS,
  type GateDirection,
  type ReadRule,
  readRule,
  type RuleAction,
} from "../../rules/rule";
import { nameText, UNKNOWN } from "../../resources/field";
import { reportMistyped } from "../../resources/required-arguments";
import type { ResourceSet } from "../../resources/resource-set";
import type { StatedContents } from "../../rules/stated-contents";
import { type NetworkName, networkName, projectOf } from "../google-network";
import { readEnds } from "./google-addresses";
import { type EdgeNames, readTargets, type RuleTargets } from "./google-targets";
import { reportLimits } from "./rule-limits";
import { readEntries } from "./google-transport";
import { hasEntries, RULE_KEYS, type VpcFirewallRule } from "./records";

export interface GoogleRule {
  readonly rule: ReadRule;
  readonly network: NetworkName;
  /** The project that the rule is made in; a template as it is written, absent when nobody writes it. */
  readonly project: string | undefined;
  readonly targets: RuleTargets;
  /** Certainly switched off: as if absent, except that its name is taken. */
  readonly disabled: boolean;
}

const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DEFAULT_PRIORITY = 1000;
const LAST_PRIORITY = 65535;

/** `own`: the tags or accounts of the deployment's machines. */
export function readGoogleRule(
  record: VpcFirewallRule,
  resources: ResourceSet,
  own: EdgeNames,
  stated: StatedContents,
): GoogleRule {
  const { block } = record;
  block.notes.ruleCount++;
  reportLimits(record);
  reportMistyped(block, ...record.unread);
  const resourceUnderstood = [
    block.isDeployedAsWritten(),
    block.onlyArguments(RULE_KEYS),
    checkName(record),
    block.withoutBlanks(record.network, record.project),
    block.nameValue(record.project) !== UNKNOWN,
  ].every(Boolean);
  const disabled = block.value(record.disabled);
  const project = projectOf(block, record.project, resources);
  const network = readNetwork(record, project, resources);
  const { targets, understood: targetsUnderstood } = readTargets(record, own);
  const directions = readDirections(record);
  const { actions, transport } = readEffect(record);
  const {
    source,
    destination,
    understood: endsUnderstood,
  } = readBothEnds(record, directions, stated);
  const understood =
    resourceUnderstood && targetsUnderstood && endsUnderstood && disabled !== UNKNOWN;
  const rule = readRule(block, {
    name: nameText(record.name) ?? "",
    directions,
    actions,
    priority: readPriority(record),
    match: resourceUnderstood ? { source, destination, transport } : UNKNOWN_MATCH,
    ...(understood ? {} : { reason: "the rule is not understood as a whole" }),
  });
  return { rule, network, project, targets, disabled: disabled === true && resourceUnderstood };
}

function readBothEnds(
  record: VpcFirewallRule,
  directions: readonly GateDirection[],
  stated: StatedContents,
): Pick<Match, "source" | "destination"> & { readonly understood: boolean } {
  const [direction, other] = directions;
  if (direction === undefined || other !== undefined) {
    return { source: anywhere(), destination: anywhere(), understood: false };
  }
  return readEnds(record, direction, stated);
}

function readNetwork(
  { block, network }: VpcFirewallRule,
  project: string | undefined,
  resources: ResourceSet,
): NetworkName {
  const text = block.nameValue(network);
  if (text === undefined) {
    block.report("`network` is not set", "name the VPC network of the rule");
  }
  if (typeof text !== "string") {
    return { text: "", name: undefined, project: undefined, isNew: false };
  }
  return networkName(text, project, resources);
}

function readDirections({ block, direction: field }: VpcFirewallRule): readonly GateDirection[] {
  const direction = block.value(field);
  if (direction === UNKNOWN) return BOTH_DIRECTIONS;
  if (direction === "INGRESS") return ["inbound"];
  if (direction === "EGRESS") return ["outbound"];
  if (direction === undefined) {
    block.notes.assume(
      "rules that leave out `direction` or `destination_ranges` are new, or never had them set (Terraform keeps what a rule already has)",
    );
    return ["inbound"];
  }
  block.report(
    `\`direction\` is \`${direction}\``,
    "write `INGRESS` or `EGRESS`, spelled so",
    field,
  );
  return BOTH_DIRECTIONS;
}

function readEffect({ block, allow, deny }: VpcFirewallRule): {
  readonly actions: readonly RuleAction[];
  readonly transport: Bounds<readonly Transport[]>;
} {
  const given = [allow, deny].filter(hasEntries);
  const [one, other] = given;
  if (one !== undefined && other === undefined) {
    return { actions: [one.key], transport: readEntries(block, one) };
  }
  // Blocks that the source does not show are reported by themselves.
  if (given.length > 0 || !block.dialect.hidesBlocks(block)) {
    block.report(
      `a rule needs exactly one of \`allow\` and \`deny\`, and this one has ${given.length === 0 ? "neither" : "both"}`,
      "write two rules if both are meant",
      given.at(-1)?.key,
    );
  }
  return { actions: BOTH_ACTIONS, transport: anyhow() };
}

function readPriority({ block, priority: field }: VpcFirewallRule): number | undefined {
  const priority = block.value(field);
  if (priority === UNKNOWN) return undefined;
  if (priority === undefined) return DEFAULT_PRIORITY;
  if (priority >= 0 && priority <= LAST_PRIORITY) return priority;
  block.report(`\`priority\` is ${priority}`, `write a whole number 0..${LAST_PRIORITY}`, field);
  return undefined;
}

function checkName({ block, name: field }: VpcFirewallRule): boolean {
  const name = block.value(field);
  if (name === UNKNOWN) return false;
  if (name !== undefined && NAME.test(name)) return true;
  block.report(
    `\`name\` is ${name === undefined ? "not set" : `\`${name}\``}, which Google refuses`,
    "write 1..63 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
    field,
  );
  return false;
}
