// Descriptions of rules: where the flow is documented, or who answers for it. They are the way back from a rule in a
// cloud's console to the row of the table.
import type { Problem } from "../input";
import type { Citation } from "../flows";
import type { Allowance, BoundFlow, ExtraReason } from "../sites";
import type { RulesetLimits } from "./planned-rule";

/**
 * The flow's citations, as many as fit: with the printed labels if all of them fit so, else without, else the first
 * ones and how many more there are. An extra flow says who opened it, until when and why, and is never cut.
 */
export function describeFlow(flow: BoundFlow, maxLength: number): string {
  if (flow.extra !== undefined) return describeExtra(flow.extra);
  const labelled = flow.citations.map((citation) => `${cite(citation)} ${citation.label}`);
  const bare = flow.citations.map(cite);
  return (
    [labelled, bare].map((parts) => parts.join("; ")).find(fits(maxLength)) ?? cut(bare, maxLength)
  );
}

/** What may be open though no document asks for it: the whole sentence where it fits, else what kind it is. */
export function describeAllowance({ kind, message, flow }: Allowance, maxLength: number): string {
  return message.length <= maxLength ? message : `allowance ${flow.id} (${kind})`;
}

function describeExtra({ id, owner, expires, reason }: ExtraReason): string {
  return oneLine(`extra flow ${id}, owner ${owner}, until ${expires}: ${reason}`);
}

function cite({ document, row }: Citation): string {
  return `${document} row ${row}`;
}

function cut(parts: readonly string[], maxLength: number): string {
  const candidates = parts.map((_, dropped) => {
    const kept = parts.slice(0, parts.length - dropped).join("; ");
    return dropped === 0 ? kept : `${kept} +${dropped} more`;
  });
  return candidates.find(fits(maxLength)) ?? `+${parts.length} more`;
}

function fits(maxLength: number): (text: string) => boolean {
  return (text) => text.length <= maxLength;
}

/** Line breaks and runs of blanks, which YAML texts are full of, as single blanks. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function descriptionProblems(
  { description, flow }: { readonly description: string; readonly flow?: BoundFlow },
  limits: RulesetLimits,
): readonly Problem[] {
  const excess = description.length - limits.descriptionLength;
  if (excess <= 0) return [];
  return [
    {
      message: `description of the ${limits.ruleNoun} of flow \`${flow?.id ?? ""}\` is too long`,
      got: `\`${description}\` (${description.length} characters)`,
      allowed: `at most ${limits.descriptionLength} characters`,
      remedy: `shorten the flow's \`reason\` or \`owner\` by ${excess} characters`,
    },
  ];
}
