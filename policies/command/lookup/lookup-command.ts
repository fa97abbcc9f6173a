// `edge-firewall lookup`: what the shipped documents say about two roles. Needs no site, and proves nothing.
import { farRoles, lookupDocuments, shippedDocuments } from "../../../modules/flows";
import type { FlowDocument } from "../../../modules/flows";
import { InputError, shown } from "../../../modules/input";
import { counterparts, flowsBetween, renderFoundDocuments, renderLookup } from "../../report";
import { printProblems } from "../messages";
import { ProblemList } from "../inputs/problem-list";
import { type Streams, textOptions } from "../streams";

export interface LookupOptions {
  readonly format: "text" | "json";
}

/** Looks up and gives the exit status: 0 when both roles are known, whether they have flows or not, and 2 otherwise. */
export function lookup(
  roles: readonly [string, string],
  { format }: LookupOptions,
  streams: Streams,
): 0 | 2 {
  const problems = new ProblemList();
  const text = problems.attempt(() => {
    const documents = shippedDocuments();
    const flows = flowsBetween(documents, roles);
    const others = [counterparts(documents, roles[0]), counterparts(documents, roles[1])] as const;
    return renderLookup(
      format,
      { roles, flows, counterparts: others },
      textOptions(streams.stdout, streams),
    );
  });
  printProblems(problems.all, streams);
  if (text === undefined) return 2;
  streams.stdout.write(text);
  return 0;
}

/** The tables that `text` means: by asset id, short name, URL, title or port. 2 when there are none. */
export function lookupPage(text: string, { format }: LookupOptions, streams: Streams): 0 | 2 {
  const problems = new ProblemList();
  const found = problems.attempt(() => {
    const all = shippedDocuments();
    const documents = isRole(text, all) ? [] : lookupDocuments(text, all);
    if (documents.length > 0) return documents;
    throw new InputError({
      message: `no shipped document answers to \`${shown(text)}\``,
      allowed:
        "an id, an asset id, a short name such as JJ618376, a URL, a port, or words of a title",
      remedy: "for flows between two roles, name both",
    });
  });
  printProblems(problems.all, streams);
  if (found === undefined) return 2;
  streams.stdout.write(renderFoundDocuments(format, found, textOptions(streams.stdout, streams)));
  return 0;
}

/** The name of a role is half of a question about two, even where it is a word of some title. */
function isRole(text: string, documents: readonly FlowDocument[]): boolean {
  return documents.some(({ rows }) =>
    rows.some((row) => [row.near.role, ...farRoles(row)].includes(text)),
  );
}
