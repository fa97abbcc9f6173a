// `edge-firewall lookup`: what the shipped documents say about two roles. Needs no site, and proves nothing.
import { shippedDocuments } from "../../../modules/flows";
import { counterparts, flowsBetween, renderLookup } from "../../report";
import { printProblems } from "../messages";
import { ProblemList } from "../inputs/problem-list";
import type { Streams } from "../streams";

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
    return renderLookup(format, { roles, flows, counterparts: others });
  });
  printProblems(problems.all, streams);
  if (text === undefined) return 2;
  streams.stdout.write(text);
  return 0;
}
