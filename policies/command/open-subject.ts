// What the matchers can be pointed at, turned into documents: a stack, synthesized JSON, or a path.
import { InputError, readTextFile } from "../../modules/input";
import { parseTerraformDocument, type TerraformDocument } from "../readers";
import { findDocuments } from "./find-documents";

/**
 * What can be judged: a cdktf stack, synthesized JSON as text or as an object, or the path of a document or of a folder
 * such as `cdktf.out`. A stack is taken as it is: one that aspects still change is better passed as synthesized JSON.
 */
export type Subject = { toTerraform(): unknown } | string | object;

/** The documents of a subject. */
export interface OpenSubject {
  readonly documents: readonly TerraformDocument[];
  /** One document, which need not cover the whole site. */
  readonly alone: boolean;
  /** By file, what Terraform would read beside it. */
  readonly unread: ReadonlyMap<string, readonly string[]>;
}

/** Reads what there is to judge; an InputError says what is wrong with it. */
export function openSubject(subject: Subject): OpenSubject {
  if (typeof subject === "string" && !subject.trimStart().startsWith("{")) return openPath(subject);
  const text =
    typeof subject === "string"
      ? subject
      : JSON.stringify(isStack(subject) ? subject.toTerraform() : subject, null, 2);
  const document = parseTerraformDocument(text, isStack(subject) ? "stack" : "synthesized JSON");
  return { documents: [document], alone: true, unread: new Map() };
}

function isStack(subject: Subject): subject is { toTerraform(): unknown } {
  return typeof subject === "object" && "toTerraform" in subject;
}

function openPath(path: string): OpenSubject {
  const { documents: found, problems } = findDocuments([path]);
  if (problems.length > 0) throw new InputError(problems);
  return {
    documents: found.map(({ file }) => parseTerraformDocument(readTextFile(file), file)),
    alone: found.length === 1 && found[0]?.file === path,
    unread: new Map(found.map(({ file, unreadFiles }) => [file, unreadFiles])),
  };
}
