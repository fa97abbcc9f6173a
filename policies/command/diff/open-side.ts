// The documents of one side of a comparison, from a path: a document, a synthesized folder or standard input.
import { findDocuments } from "../inputs/find-configurations";
import { type OpenedDocuments, openDocuments } from "../inputs/open-configurations";
import type { ProblemList } from "../inputs/problem-list";
import type { Streams } from "../streams";

export interface OpenedSide extends OpenedDocuments {
  /** By file, what Terraform would read beside it. */
  readonly besides: ReadonlyMap<string, readonly string[]>;
}

export async function openSide(
  path: string,
  streams: Streams,
  problems: ProblemList,
): Promise<OpenedSide> {
  const found = findDocuments([path]);
  problems.add(...found.problems);
  const opened = await openDocuments(found.documents, streams, problems);
  const besides = new Map(found.documents.map(({ file, unreadFiles }) => [file, unreadFiles]));
  return { ...opened, besides };
}
