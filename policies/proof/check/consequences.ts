// One cause, one finding: what is in doubt because something was not understood is counted under that. What is certainly
// missing or open stays a finding of its own, and so does a doubt that a reviewed entry names.
import type { Finding } from "../../catalog";
import { causeOfRule } from "../cause-of-doubt";

/** The findings, those that follow from what was not understood within the finding that says so. */
export function foldConsequences(findings: readonly Finding[]): readonly Finding[] {
  const causes = new Map<string, Finding>();
  for (const finding of findings) {
    const { kind, address } = finding;
    if (kind === "unsupported" && address !== undefined && !causes.has(address))
      causes.set(address, finding);
  }
  const consequences = new Map<Finding, Finding[]>();
  const others = findings.filter((finding) => {
    const cause = causeOf(finding, causes);
    if (cause === undefined) return true;
    consequences.set(cause, [...(consequences.get(cause) ?? []), finding]);
    return false;
  });
  return others.map((finding) => {
    const own = consequences.get(finding);
    return own === undefined ? finding : { ...finding, consequences: own };
  });
}

/** What was not understood, where every rule of the finding is in doubt for that. */
function causeOf(
  { kind, suppressed, decidedBy, alsoDecidedBy = [] }: Finding,
  causes: ReadonlyMap<string, Finding>,
): Finding | undefined {
  if (kind !== "unproven" || suppressed !== undefined || decidedBy === undefined) return undefined;
  const found = [decidedBy, ...alsoDecidedBy].map((rule) => causeOfRule(rule, causes));
  return found.includes(undefined) ? undefined : found[0];
}
