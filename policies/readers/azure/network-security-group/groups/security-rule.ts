// One rule of a network security group, inline or standalone: the same fields with the same meaning.
import { readSide } from "./azure-addresses";
import type { AzureTerms } from "../../azure-terms";
import { readTransport } from "./azure-transport";
import { argumentName, type Field, nameText, UNKNOWN } from "../../../resources/field";
import { reportMistyped } from "../../../resources/required-arguments";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { SecurityRule } from "./records";
import {
  BOTH_DIRECTIONS,
  BOTH_ACTIONS,
  readRule,
  type ReadRule,
  type GateDirection,
  type RuleAction,
} from "../../../rules/rule";
import { type Match, UNKNOWN_MATCH } from "../../../rules/match";

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/;
const LONGEST_DESCRIPTION = 140;
const PRIORITIES = { first: 100, last: 4096 };

/** Name of a rule that stands for rules which cannot be read. No real rule can be called so. */
export const UNREADABLE = "(not understood)";

/** Reads the rule; `understood` is false when something about it as a whole is not. */
export function readSecurityRule(
  record: SecurityRule,
  terms: AzureTerms,
  understood: boolean,
): ReadRule {
  const wellNamed = [checkName(record), checkDescription(record)].every(Boolean);
  const { match, oneFamily } = readMatch(record, terms);
  return readRule(record.block, {
    name: nameText(record.name) ?? "",
    directions: readDirections(record),
    actions: readActions(record),
    priority: readPriority(record),
    match: understood ? match : UNKNOWN_MATCH,
    ...(understood && wellNamed && oneFamily
      ? {}
      : { reason: "the rule is not understood as a whole" }),
  });
}

/** Stands for rules that may be anything, and come first. */
export function unknownRule(block: ResourceBlock, reason: string): ReadRule {
  return readRule(block, {
    name: UNREADABLE,
    directions: BOTH_DIRECTIONS,
    actions: BOTH_ACTIONS,
    priority: undefined,
    match: UNKNOWN_MATCH,
    reason,
  });
}

function readMatch(
  record: SecurityRule,
  terms: AzureTerms,
): { readonly match: Match; readonly oneFamily: boolean } {
  const source = readSide(record, "source", terms);
  const destination = readSide(record, "destination", terms);
  const families = new Set([...source.families, ...destination.families]);
  if (families.size > 1) {
    record.block.report(
      "Azure refuses IPv4 and IPv6 prefixes in one rule",
      "write one rule for each family",
    );
  }
  const match = {
    source: source.addresses,
    destination: destination.addresses,
    transport: readTransport(record),
  };
  return { match, oneFamily: families.size <= 1 };
}

function readDirections({ block, direction }: SecurityRule): readonly GateDirection[] {
  const word = oneOf(block, direction, ["Inbound", "Outbound"]);
  if (word === UNKNOWN) return BOTH_DIRECTIONS;
  return [word === "Inbound" ? "inbound" : "outbound"];
}

function readActions({ block, access }: SecurityRule): readonly RuleAction[] {
  const word = oneOf(block, access, ["Allow", "Deny"]);
  if (word === UNKNOWN) return BOTH_ACTIONS;
  return [word === "Allow" ? "allow" : "deny"];
}

function oneOf<T extends string>(
  block: ResourceBlock,
  field: Field<string>,
  words: readonly T[],
): T | typeof UNKNOWN {
  const text = block.value(field);
  if (text === UNKNOWN) return UNKNOWN;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  block.report(
    `\`${argumentName(field)}\` is ${text === undefined ? "not set" : `\`${text}\``}`,
    `write one of \`${words.join("`, `")}\`, spelled so`,
    field,
  );
  return UNKNOWN;
}

function readPriority({ block, priority: field }: SecurityRule): number | undefined {
  const priority = block.value(field);
  if (priority === UNKNOWN) return undefined;
  if (priority !== undefined && priority >= PRIORITIES.first && priority <= PRIORITIES.last) {
    return priority;
  }
  block.report(
    `\`priority\` is ${priority === undefined ? "not set" : priority}`,
    `write a whole number ${PRIORITIES.first}..${PRIORITIES.last}`,
    field,
  );
  return undefined;
}

function checkName({ block, name: field }: SecurityRule): boolean {
  const name = block.value(field);
  if (name === UNKNOWN) return false;
  if (name !== undefined && NAME.test(name)) return true;
  block.report(
    `\`name\` is ${name === undefined ? "not set" : `\`${name}\``}, which Azure refuses`,
    "write 1..80 letters, digits, `.`, `-`, `_`, beginning with a letter or digit and not ending with `.` or `-`",
    field,
  );
  return false;
}

function checkDescription({ block, description }: SecurityRule): boolean {
  reportMistyped(block, description);
  const text = nameText(description) ?? "";
  if (text.length <= LONGEST_DESCRIPTION) return true;
  block.report(
    `\`description\` has ${text.length} characters`,
    `Azure takes at most ${LONGEST_DESCRIPTION}`,
    description,
  );
  return false;
}
