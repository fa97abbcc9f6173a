// What a rule keeps of its arguments when another version of it is applied (cloud-semantics 3.6): the provider does not take
// `0.0.0.0/0` out of `source_ranges` at once, and what is computed stays where it is no longer written.
import type { Box } from "../../../../modules/packets";
import { IPV4_ONLY } from "../../rules/match";
import { BOTH_DIRECTIONS, type ReadRule, uncertain } from "../../rules/rule";
import { compareNetworks } from "../google-network";
import type { GoogleRule } from "./google-rule";

export const WHY_TWICE =
  "where `source_ranges` is narrowed from exactly `0.0.0.0/0`, the google provider takes that out at the second apply only";

/** The rules of a source, for one that is applied over it. */
export class RulesBefore {
  readonly rules: readonly GoogleRule[];

  constructor(rules: readonly GoogleRule[]) {
    this.rules = rules;
  }
}

/** A rule with what it keeps. */
export type Keep = (rule: ReadRule) => ReadRule;

/** What becomes of one rule. */
export interface KeptArguments {
  /** For good, or perhaps so. */
  readonly lasting: Keep;
  /** Until a second apply; absent where that changes nothing. */
  readonly once?: Keep;
}

/** By address of a rule: what it becomes when it is applied over a rule of before. Others are what they say. */
export function keptArguments(
  rules: readonly GoogleRule[],
  before: readonly unknown[],
): ReadonlyMap<string, KeptArguments> {
  const known = before.flatMap((one) => (one instanceof RulesBefore ? one.rules : []));
  const byName = new Map<string, GoogleRule[]>();
  for (const one of known) {
    const sharing = byName.get(one.rule.name);
    if (sharing === undefined) byName.set(one.rule.name, [one]);
    else sharing.push(one);
  }
  return new Map(
    rules.flatMap((rule) => {
      const { block } = rule.rule;
      if (block.dialect.shows === "cloud") return [];
      const [kept] = (byName.get(rule.rule.name) ?? [])
        .filter((one) => mayBe(rule, one))
        .flatMap((one) => keptOf(rule, one) ?? []);
      return kept === undefined ? [] : [[block.address, kept] as const];
    }),
  );
}

/** A rule in another project or network is another one, made anew. */
function mayBe(rule: GoogleRule, before: GoogleRule): boolean {
  const { project } = rule;
  if (project !== undefined && before.project !== undefined && project !== before.project)
    return false;
  return compareNetworks(rule.network, before.network) !== "different";
}

function keptOf({ rule }: GoogleRule, { rule: before }: GoogleRule): KeptArguments | undefined {
  const ranges = textsOf(rule, "source_ranges");
  const wasAnywhere = isFromAnywhere(before);
  if (isDropped("direction", rule, before) && before.directions.join() !== rule.directions.join()) {
    return {
      lasting: (one) =>
        uncertain(
          widened({ ...one, directions: BOTH_DIRECTIONS }, before.boxes.possible),
          keeps("direction"),
        ),
    };
  }
  if (isDropped("destination_ranges", rule, before))
    return {
      lasting: (one) => uncertain(widened(one, before.boxes.possible), keeps("destination_ranges")),
    };
  if (!wasAnywhere || rule.directions.join() !== "inbound") return undefined;
  if (ranges === undefined || ranges.length === 0) {
    return isUnset(rule, "source_tags") && isUnset(rule, "source_service_accounts")
      ? undefined
      : { lasting: perhapsFromAnywhere };
  }
  return ranges.includes(ANYWHERE) ? undefined : { lasting: (one) => one, once: fromAnywhere };
}

/** Written so, or filled in by the API because no source is written. */
function isFromAnywhere(rule: ReadRule): boolean {
  const ranges = new Set(textsOf(rule, "source_ranges"));
  if (ranges.size > 0) return ranges.size === 1 && ranges.has(ANYWHERE);
  return ["source_ranges", "source_tags", "source_service_accounts"].every((key) =>
    isUnset(rule, key),
  );
}

const ANYWHERE = "0.0.0.0/0";

function keeps(argument: string): string {
  return `\`${argument}\` is no longer written, and Terraform keeps what the rule had`;
}

function isDropped(key: string, { block }: ReadRule, { block: before }: ReadRule): boolean {
  return isUnsetIn(block.body[key]) && !isUnsetIn(before.body[key]);
}

function isUnset({ block }: ReadRule, key: string): boolean {
  return isUnsetIn(block.body[key]);
}

function isUnsetIn(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** The elements of a list; nothing where some of them are not known. */
function textsOf({ block }: ReadRule, key: string): readonly string[] | undefined {
  const field = block.texts(key);
  if (field.is === "unset") return [];
  return field.is === "known" && field.value.unknown.length === 0 ? field.value.known : undefined;
}

/** What the rule might match as well. */
function widened(rule: ReadRule, more: readonly Box[]): ReadRule {
  const { certain, possible, reason } = rule.boxes;
  const boxes = { certain, possible: [...possible, ...more] };
  return { ...rule, boxes: reason === undefined ? boxes : { ...boxes, reason } };
}

/** The rule with every IPv4 address as its source; the same bounds where they were the same. */
function fromAnywhere(rule: ReadRule): ReadRule {
  const { certain, possible } = rule.boxes;
  const open = certain.map(anySource);
  return certain === possible
    ? { ...rule, boxes: { certain: open, possible: open } }
    : widened({ ...rule, boxes: { ...rule.boxes, certain: open } }, possible.map(anySource));
}

function perhapsFromAnywhere(rule: ReadRule): ReadRule {
  const reason =
    "the google provider may keep `0.0.0.0/0` in `source_ranges` where tags or accounts take its place";
  const wider = widened(rule, rule.boxes.possible.map(anySource));
  return {
    ...wider,
    boxes: { ...wider.boxes, reason },
    origin: { ...rule.origin, reason },
  };
}

function anySource(box: Box): Box {
  return box.family === 4 ? { ...box, source: IPV4_ONLY[4] } : box;
}
