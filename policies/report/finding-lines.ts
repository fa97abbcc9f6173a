// One finding as labelled lines, the counterexample first: the packet, what was expected and what happens, who decides,
// who would decide next, the whole region, and what to do.
import { formatPlace } from "../../modules/input";
import { describeBox, describePacket, type Finding } from "../catalog";
import type { RuleOrigin } from "../readers";

/** A label with one or more lines of text beside it. */
export interface LabelledLines {
  readonly label: string;
  readonly lines: readonly string[];
}

/** Everything about a finding but its kind and message. */
export function findingLines(finding: Finding): readonly LabelledLines[] {
  const { witness, expected, decidedBy, nextRule, nextVerdict, remedy } = finding;
  return [
    labelled("packet", witness === undefined ? [] : [describePacket(witness)]),
    labelled("expected", expected === undefined ? [] : [expectedWords(finding)]),
    labelled("got", gotWords(finding)),
    labelled("decided by", decidedBy === undefined ? [] : ruleWords(decidedBy)),
    labelled("then", nextRule === undefined ? [] : nextWords(nextRule, nextVerdict)),
    labelled("region", regionLines(finding)),
    labelled("flow", flowLines(finding)),
    labelled("where", whereLines(finding)),
    labelled("remedy", [remedy]),
  ].filter(({ lines }) => lines.length > 0);
}

function labelled(label: string, lines: readonly string[]): LabelledLines {
  return { label, lines };
}

function expectedWords({ expected, policy }: Finding): string {
  if (expected === "allow") return "allowed: a flow asks for it";
  return policy === "other-machines-are-untouched"
    ? "not opened: these machines are not Edge Servers"
    : "denied: no flow asks for it";
}

function gotWords({ got, decidedBy }: Finding): readonly string[] {
  if (got === undefined) return [];
  if (got !== "unknown") return [got === "allow" ? "allowed" : "denied"];
  const doubt = decidedBy?.uncertainty;
  return [doubt === undefined ? "not known" : `not known: ${doubt}`];
}

function ruleWords(rule: RuleOrigin): readonly string[] {
  const place = rule.place();
  const where =
    place !== undefined
      ? formatPlace(place)
      : rule.writtenBy === "cloud"
        ? "built into the cloud, in no document"
        : undefined;
  return [ruleName(rule), ...(where === undefined ? [] : [where])];
}

function ruleName({ address, priority }: RuleOrigin): string {
  return priority === undefined ? address : `${address}, priority ${priority}`;
}

function nextWords(rule: RuleOrigin, verdict: Finding["nextVerdict"]): readonly string[] {
  const would =
    verdict === undefined ? "" : verdict === "allow" ? " would allow it" : " would deny it";
  return [`${ruleName(rule)}${would}`];
}

function regionLines({ packets, truncated }: Finding): readonly string[] {
  const lines = packets.map(describeBox);
  return truncated === true ? [...lines, "and more"] : lines;
}

function flowLines({ flow }: Finding): readonly string[] {
  if (flow === undefined) return [];
  if (flow.citations.length === 0) return [flow.id];
  return flow.citations.map(
    ({ document, row, label, title }) => `${document} row ${row}: ${label} (${title})`,
  );
}

function whereLines({ address, place, gate, decidedBy }: Finding): readonly string[] {
  if (gate !== undefined) return [`gate ${gate}`];
  if (decidedBy !== undefined) return [];
  return [
    ...(address === undefined ? [] : [address]),
    ...(place === undefined ? [] : [formatPlace(place)]),
  ];
}
