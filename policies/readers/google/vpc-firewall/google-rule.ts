// One `google_compute_firewall`: a rule of a VPC network (cloud-semantics 3.2, 3.6).
import { type DocumentBlock, UNKNOWN } from "../../sources/terraform-config/resource-block";
import {
  BOTH_DIRECTIONS,
  BOTH_ACTIONS,
  readRule,
  type ReadRule,
  type GateDirection,
  type RuleAction,
} from "../../rule";
import { readEnds } from "./google-addresses";
import { type NetworkName, networkName, projectOf } from "../google-network";
import { readTargets, type RuleTargets } from "./google-targets";
import { readEntries } from "./google-transport";
import {
  anyhow,
  anywhere,
  type Bounds,
  type Match,
  type Transport,
  UNKNOWN_MATCH,
} from "../../match";
import { isDeployedAsWritten, META_ARGUMENTS } from "../../sources/meta-arguments";
import type { ResourceIndex } from "../../sources/references";
import type { StatedFacts } from "../../stated-contents";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";

export interface GoogleRule {
  readonly rule: ReadRule;
  readonly network: NetworkName;
  /** The project that the rule is made in; a template as it is written, absent when nobody writes it. */
  readonly project: string | undefined;
  readonly targets: RuleTargets;
  /** Certainly switched off: as if absent, except that its name is taken. */
  readonly disabled: boolean;
}

const KEYS = new Set([
  ...META_ARGUMENTS,
  "allow",
  "deletion_policy",
  "deny",
  "description",
  "destination_ranges",
  "direction",
  "disabled",
  "enable_logging",
  "log_config",
  "name",
  "network",
  "params",
  "priority",
  "project",
  "source_ranges",
  "source_service_accounts",
  "source_tags",
  "target_service_accounts",
  "target_tags",
]);

const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const DEFAULT_PRIORITY = 1000;
const LAST_PRIORITY = 65535;

/** `own`: the tags or accounts of the deployment's machines. */
export function readGoogleRule(
  { block }: TerraformResource,
  index: ResourceIndex,
  own: readonly string[],
  facts: StatedFacts,
): GoogleRule {
  block.notes.ruleCount++;
  const sound = [
    isDeployedAsWritten(block),
    block.onlyKeys(KEYS),
    checkName(block),
    block.withoutBlanks("network", "project"),
    block.raw("project") !== UNKNOWN,
  ];
  const disabled = block.flag("disabled");
  const project = projectOf(block, index);
  const network = readNetwork(block, project, index);
  const { targets, sound: clear } = readTargets(block, own);
  const directions = readDirections(block);
  const { verdicts, transport } = readEffect(block);
  const { source, destination, fine } = readBothEnds(block, directions, facts);
  const asWritten = sound.every((one) => one);
  const match: Match = { source, destination, transport };
  const whole = asWritten && clear && fine && disabled !== UNKNOWN;
  const rule = readRule(block, {
    name: typeof block.body["name"] === "string" ? block.body["name"] : "",
    directions,
    actions: verdicts,
    priority: readPriority(block),
    match: asWritten ? match : UNKNOWN_MATCH,
    ...(whole ? {} : { reason: "the rule is not understood as a whole" }),
  });
  return { rule, network, project, targets, disabled: disabled === true && asWritten };
}

function readBothEnds(
  block: DocumentBlock,
  directions: readonly GateDirection[],
  facts: StatedFacts,
): Pick<Match, "source" | "destination"> & { readonly fine: boolean } {
  const [direction, other] = directions;
  if (direction === undefined || other !== undefined) {
    return { source: anywhere(), destination: anywhere(), fine: false };
  }
  const { source, destination, sound } = readEnds(block, direction, facts);
  return { source, destination, fine: sound };
}

function readNetwork(
  block: DocumentBlock,
  project: string | undefined,
  index: ResourceIndex,
): NetworkName {
  const text = block.raw("network");
  if (text === undefined) {
    block.refuse("`network` is not set", "name the VPC network of the rule");
  }
  if (typeof text !== "string") {
    return { text: "", name: undefined, project: undefined, declared: false };
  }
  return networkName(text, project, index);
}

function readDirections(block: DocumentBlock): readonly GateDirection[] {
  const direction = block.text("direction");
  if (direction === UNKNOWN) return BOTH_DIRECTIONS;
  if (direction === "INGRESS") return ["inbound"];
  if (direction === "EGRESS") return ["outbound"];
  if (direction === undefined) {
    block.notes.assume(
      "rules that leave out `direction` or `destination_ranges` are new, or never had them set (Terraform keeps what a rule already has)",
    );
    return ["inbound"];
  }
  block.refuse(
    `\`direction\` is \`${direction}\``,
    "write `INGRESS` or `EGRESS`, spelled so",
    "direction",
  );
  return BOTH_DIRECTIONS;
}

function readEffect(block: DocumentBlock): {
  readonly verdicts: readonly RuleAction[];
  readonly transport: Bounds<readonly Transport[]>;
} {
  const given = (["allow", "deny"] as const).filter((key) => block.has(key));
  const [verdict, other] = given;
  if (verdict !== undefined && other === undefined) {
    return { verdicts: [verdict], transport: readEntries(block, verdict) };
  }
  // A `dynamic` block that makes them is reported by itself.
  if (given.length > 0 || !block.has("dynamic")) refuseEffect(block, given);
  return { verdicts: BOTH_ACTIONS, transport: anyhow() };
}

function refuseEffect(block: DocumentBlock, given: readonly string[]): void {
  block.refuse(
    `a rule needs exactly one of \`allow\` and \`deny\`, and this one has ${given.length === 0 ? "neither" : "both"}`,
    "write two rules if both are meant",
    given.at(-1),
  );
}

function readPriority(block: DocumentBlock): number | undefined {
  const priority = block.number("priority");
  if (priority === UNKNOWN) return undefined;
  if (priority === undefined) return DEFAULT_PRIORITY;
  if (priority >= 0 && priority <= LAST_PRIORITY) return priority;
  block.refuse(
    `\`priority\` is ${priority}`,
    `write a whole number 0..${LAST_PRIORITY}`,
    "priority",
  );
  return undefined;
}

function checkName(block: DocumentBlock): boolean {
  const name = block.text("name");
  if (name === UNKNOWN) return false;
  if (name !== undefined && NAME.test(name)) return true;
  block.refuse(
    `\`name\` is ${name === undefined ? "not set" : `\`${name}\``}, which Google refuses`,
    "write 1..63 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen",
    "name",
  );
  return false;
}
