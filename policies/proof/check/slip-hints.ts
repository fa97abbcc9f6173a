// A flow that is closed and a rule that opens too much often have one cause: the right port in the wrong direction, or with
// the wrong transport. Findings that look like such a pair say so in their messages.
import { protocolName } from "../../../modules/packets";
import type { Box, Range } from "../../../modules/packets";
import type { Finding } from "../../catalog";
import { describeRule } from "../../catalog";

/** The same findings in the same order, with a hint where two of them look like one mistake. */
export function mentionPairs(findings: readonly Finding[]): readonly Finding[] {
  const missing = findings.filter(({ kind }) => kind === "missing");
  const excess = findings.filter(
    ({ kind, decidedBy }) => kind === "excess" && decidedBy?.writtenBy === "document",
  );
  return findings.map((finding) => {
    const hint =
      finding.kind === "missing"
        ? firstOf(excess, (other) => hintAt(finding, other, other))
        : excess.includes(finding)
          ? firstOf(missing, (other) => hintAt(other, finding))
          : undefined;
    return hint === undefined ? finding : { ...finding, message: `${finding.message}; ${hint}` };
  });
}

function firstOf(
  others: readonly Finding[],
  hint: (other: Finding) => string | undefined,
): string | undefined {
  for (const other of others) {
    const found = hint(other);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a missing flow and an excess rule have in common; said of the rule when `culprit` is to be named. */
function hintAt(missing: Finding, excess: Finding, culprit?: Finding): string | undefined {
  const [asked] = missing.packets;
  const opened = excess.packets.find((box) => asked !== undefined && samePorts(asked, box));
  if (asked === undefined || opened === undefined) return undefined;
  const subject = culprit?.decidedBy === undefined ? "it" : describeRule(culprit.decidedBy);
  const sameProtocol = sameRanges(asked.protocol, opened.protocol);
  const sameDirection = missing.direction === excess.direction;
  if (sameProtocol && !sameDirection)
    return culprit === undefined
      ? `the same port is closed ${missing.direction ?? ""}, so the direction of the rule looks wrong`
      : `${subject} opens the same port ${excess.direction ?? ""}, so its direction looks wrong`;
  if (!sameProtocol && sameDirection) {
    const [is, should] = [names(opened.protocol), names(asked.protocol)];
    return `${subject} opens the same port for ${is} where the flow asks for ${should}`;
  }
  return undefined;
}

function names(protocols: readonly Range[]): string {
  return protocols
    .map(({ first, last }) => (first === last ? protocolName(first) : `${first}-${last}`))
    .join(", ");
}

function samePorts(a: Box, b: Box): boolean {
  return sameRanges(a.destinationPort, b.destinationPort);
}

function sameRanges(a: readonly Range[], b: readonly Range[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ first, last }, index) => first === b[index]?.first && last === b[index].last)
  );
}
