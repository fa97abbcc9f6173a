// Services that have ended since the documents were written: rows that serve nothing else have no peer any more. The documents
// themselves do not say so, and sites that still answer such traffic may want to say otherwise.
import type { FlowRow, Obsolescence } from "../../flows";

const ENDED: ReadonlyMap<string, Obsolescence> = new Map([
  [
    "public-im",
    {
      what: "public IM has no provider left: AOL's and Yahoo!'s connectivity ended before, and Skype for consumers was retired",
      since: "2025-05-05",
      citation: "https://support.microsoft.com/skype/skype-is-retiring",
    },
  ],
]);

/** Why the row's peer is gone though no document says so; nothing where one of its purposes is left. */
export function endedService({ conditions }: FlowRow): Obsolescence | undefined {
  const ends = conditions.map((purpose) => ENDED.get(purpose));
  return ends.includes(undefined) ? undefined : ends[0];
}
