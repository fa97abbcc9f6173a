// `edge-firewall lookup`: what the shipped documents say about two roles. Needs no site, and proves nothing.
import {
  countTables,
  farRoles,
  lookupTables,
  portQuestion,
  referenceTables,
  shippedDocuments,
} from "../../../modules/flows";
import type { FlowDocument } from "../../../modules/flows";
import { InputError, nearest, shown } from "../../../modules/input";
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

/** Whether two words are one port: `tcp 443`. No role is called so. */
export function isPort(one: string, other: string): boolean {
  return portQuestion(`${one} ${other}`) !== undefined;
}

/** The tables that `text` means: by asset id, short name, URL, title or port. 2 when there are none. */
export function lookupPage(text: string, { format }: LookupOptions, streams: Streams): 0 | 2 {
  const problems = new ProblemList();
  const found = problems.attempt(() => {
    const documents = shippedDocuments();
    const references = referenceTables();
    if (isRole(text, documents))
      throw new InputError({
        message: `\`${shown(text)}\` is a role, and flows are between two`,
        remedy: `name the other end as well, such as \`edge-firewall lookup ${shown(text)} ROLE\``,
      });
    const tables = lookupTables(text, { documents, references });
    if (countTables(tables) > 0) return tables;
    const near = nearest(
      text,
      [...documents, ...references].map(({ id }) => id),
    );
    throw new InputError({
      message: `no shipped document answers to \`${shown(text)}\``,
      allowed:
        "an id, an asset id, a short name such as JJ618376, a URL, a port, or words of a title",
      remedy:
        near === undefined ? "for flows between two roles, name both" : `did you mean \`${near}\`?`,
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
