// The notes of a whole run: each once, with the deployments that it holds for where these are not all.
import { type Advisory, advisoryRank } from "../../../modules/sites";
import type { Section } from "../model/report-model";
import { mergedNotes } from "./merge-notes";

interface SharedNote {
  readonly rank: number;
  readonly message: string;
  readonly deployments: string[];
}

/** What closes or opens something first, whichever deployment it is about. */
export function sharedNotes(sections: readonly Section[]): readonly string[] {
  const notes = new Map<string, SharedNote>();
  for (const { deployment, advisories } of sections)
    for (const [message, advisory] of firstOfEach(advisories)) {
      const note = notes.get(message) ?? { rank: advisoryRank(advisory), message, deployments: [] };
      note.deployments.push(deployment);
      notes.set(message, note);
    }
  return [...notes.values()]
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ message, deployments }) =>
      deployments.length === sections.length ? message : `${deployments.join(", ")}: ${message}`,
    );
}

/** Merged notes of one deployment, each with the first of those that it was merged from. */
function firstOfEach(advisories: readonly Advisory[]): ReadonlyMap<string, Advisory> {
  const firsts = new Map<string, Advisory>();
  for (const [advisory, message] of mergedNotes(advisories))
    if (!firsts.has(message)) firsts.set(message, advisory);
  return firsts;
}
