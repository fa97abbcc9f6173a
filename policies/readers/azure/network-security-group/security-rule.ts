// One rule of a network security group, inline or standalone: the same fields with the same meaning.
import { readSide } from "./azure-addresses";
import type { AzureTerms } from "../azure-terms";
import { readTransport } from "./azure-transport";
import {
  type DocumentBlock,
  type Field,
  UNKNOWN,
} from "../../sources/terraform-config/resource-block";
import {
  BOTH_DIRECTIONS,
  BOTH_ACTIONS,
  readRule,
  type ReadRule,
  type GateDirection,
  type RuleAction,
} from "../../rule";
import { type Match, UNKNOWN_MATCH } from "../../match";

/** The sixteen arguments of a rule. */
export const SECURITY_RULE_KEYS: readonly string[] = [
  "access",
  "description",
  "destination_address_prefix",
  "destination_address_prefixes",
  "destination_application_security_group_ids",
  "destination_port_range",
  "destination_port_ranges",
  "direction",
  "name",
  "priority",
  "protocol",
  "source_address_prefix",
  "source_address_prefixes",
  "source_application_security_group_ids",
  "source_port_range",
  "source_port_ranges",
];

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/;
const LONGEST_DESCRIPTION = 140;
const PRIORITIES = { first: 100, last: 4096 };

/** Reads the rule; `sound` is false when something about it as a whole is not understood. */
export function readSecurityRule(
  block: DocumentBlock,
  terms: AzureTerms,
  sound: boolean,
): ReadRule {
  const wellNamed = [checkName(block), checkDescription(block)].every((fine) => fine);
  const { match, oneFamily } = readMatch(block, terms);
  const name = block.body["name"];
  return readRule(block, {
    name: typeof name === "string" ? name : "",
    directions: readDirections(block),
    actions: readVerdicts(block),
    priority: readPriority(block),
    match: sound ? match : UNKNOWN_MATCH,
    ...(sound && wellNamed && oneFamily ? {} : { reason: "the rule is not understood as a whole" }),
  });
}

function readMatch(
  block: DocumentBlock,
  terms: AzureTerms,
): { readonly match: Match; readonly oneFamily: boolean } {
  const source = readSide(block, "source", terms);
  const destination = readSide(block, "destination", terms);
  const families = new Set([...source.families, ...destination.families]);
  if (families.size > 1) {
    block.refuse(
      "Azure refuses IPv4 and IPv6 prefixes in one rule",
      "write one rule for each family",
    );
  }
  const match = {
    source: source.addresses,
    destination: destination.addresses,
    transport: readTransport(block),
  };
  return { match, oneFamily: families.size <= 1 };
}

function readDirections(block: DocumentBlock): readonly GateDirection[] {
  const direction = oneOf(block, "direction", ["Inbound", "Outbound"]);
  if (direction === UNKNOWN) return BOTH_DIRECTIONS;
  return [direction === "Inbound" ? "inbound" : "outbound"];
}

function readVerdicts(block: DocumentBlock): readonly RuleAction[] {
  const access = oneOf(block, "access", ["Allow", "Deny"]);
  if (access === UNKNOWN) return BOTH_ACTIONS;
  return [access === "Allow" ? "allow" : "deny"];
}

function oneOf<T extends string>(
  block: DocumentBlock,
  key: string,
  words: readonly T[],
): T | typeof UNKNOWN {
  const text: Field<string> = block.text(key);
  if (text === UNKNOWN) return UNKNOWN;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  block.refuse(
    `\`${key}\` is ${text === undefined ? "not set" : `\`${text}\``}`,
    `write one of \`${words.join("`, `")}\`, spelled so`,
    key,
  );
  return UNKNOWN;
}

function readPriority(block: DocumentBlock): number | undefined {
  const priority = block.number("priority");
  if (priority === UNKNOWN) return undefined;
  if (priority !== undefined && priority >= PRIORITIES.first && priority <= PRIORITIES.last) {
    return priority;
  }
  block.refuse(
    `\`priority\` is ${priority === undefined ? "not set" : priority}`,
    `write a whole number ${PRIORITIES.first}..${PRIORITIES.last}`,
    "priority",
  );
  return undefined;
}

function checkName(block: DocumentBlock): boolean {
  const name = block.text("name");
  if (name === UNKNOWN) return false;
  if (name !== undefined && NAME.test(name)) return true;
  block.refuse(
    `\`name\` is ${name === undefined ? "not set" : `\`${name}\``}, which Azure refuses`,
    "write 1..80 letters, digits, `.`, `-`, `_`, beginning with a letter or digit and not ending with `.` or `-`",
    "name",
  );
  return false;
}

function checkDescription(block: DocumentBlock): boolean {
  const description = block.body["description"];
  if (typeof description !== "string" || description.length <= LONGEST_DESCRIPTION) return true;
  block.refuse(
    `\`description\` has ${description.length} characters`,
    `Azure takes at most ${LONGEST_DESCRIPTION}`,
    "description",
  );
  return false;
}
