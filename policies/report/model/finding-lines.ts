// One finding as labelled lines, the counterexample first: the packet, what was expected and what happens, who decides,
// who would decide next, the whole region, and what to do.
import { formatPlace } from "../../../modules/input";
import { describeBox, describePacket, type Finding } from "../../catalog";
import type { RuleOrigin } from "../../readers";
import type { LabelledLines } from "./report-model";
import { suppressionWords } from "../text/words";

/** Everything about a finding but its kind and message. */
export function findingLines(finding: Finding): readonly LabelledLines[] {
  const { witness, expected, decidedBy, nextRule, nextVerdict, remedy, fingerprint } = finding;
  return [
    labelled("packet", witness === undefined ? [] : [describePacket(witness)]),
    labelled("expected", expected === undefined ? [] : [expectedWords(finding)]),
    labelled("got", gotWords(finding)),
    labelled("decided by", decidedBy === undefined ? [] : ruleWords(decidedBy)),
    labelled("and by", alsoLines(finding)),
    labelled("then", nextRule === undefined ? [] : nextWords(nextRule, nextVerdict)),
    labelled("region", regionLines(finding)),
    labelled("flow", flowLines(finding)),
    labelled("gate", finding.gate === undefined ? [] : [finding.gate]),
    labelled("where", whereLines(finding)),
    labelled("block", blockLines(finding.construct ?? decidedBy?.construct)),
    labelled("so", consequenceLines(finding.consequences?.map(({ message }) => message))),
    labelled("remedy", [remedy]),
    labelled("suppressed", suppressedLines(finding)),
    labelled("finding", fingerprint === undefined ? [] : [fingerprint]),
  ].filter(({ lines }) => lines.length > 0);
}

/** The header of the block that a planned resource comes from. */
export function blockLines(construct: RuleOrigin["construct"]): readonly string[] {
  const { isBlock, place, path } = construct ?? {};
  return isBlock === true && place !== undefined ? [`${path ?? ""}, ${formatPlace(place)}`] : [];
}

/** A label and its lines. */
export function labelled(label: string, lines: readonly string[]): LabelledLines {
  return { label, lines };
}

function expectedWords({ expected, policy }: Finding): string {
  if (policy === "expectations-hold")
    return expected === "allow" ? "allowed: the site expects it" : "denied: the site expects it";
  if (expected === "allow") return "allowed: a flow asks for it";
  return policy === "other-machines-are-untouched"
    ? "not opened: these machines are not Edge Servers"
    : "denied: no flow asks for it";
}

function gotWords({ got, decidedBy }: Finding): readonly string[] {
  if (got === undefined) return [];
  if (got !== "unknown") return [got === "allow" ? "allowed" : "denied"];
  const reason = decidedBy?.reason;
  return [reason === undefined ? "not known" : `not known: ${reason}`];
}

/** A rule by its address, and by its priority and place. */
export function ruleWords(rule: RuleOrigin): readonly string[] {
  const { place } = rule;
  const where =
    place !== undefined
      ? formatPlace(place)
      : rule.writtenBy === "cloud"
        ? "built into the cloud, in no configuration"
        : undefined;
  return [rule.address, joined(priorityWords(rule), where, actionWords(rule.action))].filter(
    (line) => line !== "",
  );
}

/** What the plan does to the resource. */
function actionWords(action: RuleOrigin["action"]): string | undefined {
  if (action === undefined || action === "not in the plan") return action;
  return `planned: ${action}`;
}

function priorityWords({ priority }: RuleOrigin): string | undefined {
  return priority === undefined ? undefined : `priority ${priority}`;
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(", ");
}

/** Rules that close or open parts of the region beside the one that decides the packet shown. */
const SHOWN_RULES = 8;

function alsoLines({ alsoDecidedBy = [] }: Finding): readonly string[] {
  const shown = alsoDecidedBy.slice(0, SHOWN_RULES).flatMap(ruleWords);
  const hidden = alsoDecidedBy.length - SHOWN_RULES;
  return hidden > 0 ? [...shown, `and ${hidden} more rules`] : shown;
}

/** A rule that would decide next, and what it would say. */
export function nextWords(rule: RuleOrigin, verdict: Finding["nextVerdict"]): readonly string[] {
  const would = verdict === undefined ? undefined : `would ${verdict} it`;
  return [rule.address, joined(priorityWords(rule), would)].filter((line) => line !== "");
}

export function regionLines({
  packets,
  truncated,
}: Pick<Finding, "packets" | "truncated">): readonly string[] {
  const lines = packets.map(describeBox);
  return truncated === true ? [...lines, "and more"] : lines;
}

export function flowLines({ flow }: Pick<Finding, "flow">): readonly string[] {
  if (flow === undefined) return [];
  if (flow.citations.length === 0) return [flow.id];
  return flow.citations.map(
    ({ document, row, label, title }) => `${document} row ${row}: ${label} (${title})`,
  );
}

function whereLines({ address, place, action }: Finding): readonly string[] {
  const where = joined(place && formatPlace(place), actionWords(action));
  return [address ?? "", where].filter((line) => line !== "");
}

/** What follows from something that was not understood, the first few by their sentences. */
export function consequenceLines(messages: readonly string[] = []): readonly string[] {
  if (messages.length === 0) return [];
  const shown = messages.slice(0, SHOWN_CONSEQUENCES);
  const hidden = messages.length - shown.length;
  const first = `${messages.length === 1 ? "one further thing is" : `${messages.length} further things are`} in doubt:`;
  return [first, ...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])];
}

const SHOWN_CONSEQUENCES = 3;

function suppressedLines({ suppressed }: Finding): readonly string[] {
  return suppressed === undefined ? [] : [suppressionWords(suppressed)];
}
