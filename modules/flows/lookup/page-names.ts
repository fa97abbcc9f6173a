// By which names people know a page: identifiers, addresses in any language and of any year, words of its title.
import type { Provenance } from "../flow-document";
import { pagePath } from "./page-path";

/** What a table says about the page that it stands on. */
export interface PageNames {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly page?: string;
  readonly title: string;
  readonly section: string;
  readonly url: string;
  readonly mirrorUrl?: string;
  readonly technetId?: string;
  readonly assetId?: string;
  readonly provenance?: Provenance;
}

/** Whether `text`, without blanks around it, names the table or its page; a whole title does. */
export function isNamed(names: PageNames, text: string): boolean {
  const path = pagePath(text);
  if (path !== undefined) return isAt(names, path);
  const wanted = plainName(text);
  const { id, aliases = [], page, technetId, title } = names;
  return (
    [id, ...aliases, page, technetId?.toLowerCase()].includes(wanted) ||
    isAsset(names, wanted) ||
    words(title) === words(text)
  );
}

/** Whether all words of `text` are in the title or section of the table. */
export function hasWords({ title, section }: PageNames, text: string): boolean {
  return isAbout(`${title} ${section}`, text);
}

/** Whether all words of `text` are in what is printed. */
export function isAbout(printed: string, text: string): boolean {
  const wanted = words(text).split(" ");
  return wanted[0] !== "" && wanted.every((word) => words(printed).includes(word));
}

/** Lower case, with dashes of every kind and quotes as blanks: people copy titles from pages and type them anew. */
function words(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\s\u2010-\u2015"'\u2018-\u201f-]+/g, " ")
    .trim();
}

/** `JJ618376(v=OCS.15).aspx` and `{F46756EC-…}` are names with their usual trimmings. */
function plainName(text: string): string {
  return text
    .toLowerCase()
    .replace(/\.aspx$/, "")
    .replace(/\(v=[a-z0-9.]*\)$/, "")
    .replace(/^\{(.*)\}$/, "$1");
}

/** The whole identifier, or as much of it as tells it from any other: its first eight digits or more. */
function isAsset({ assetId }: PageNames, wanted: string): boolean {
  return assetId !== undefined && /^[0-9a-f]{8}(-|$)/.test(wanted) && assetId.startsWith(wanted);
}

/** By an identifier in the address, or by folder and file: the host and what stands before them have changed over the years. */
function isAt(
  { url, mirrorUrl, assetId, technetId, provenance }: PageNames,
  path: readonly string[],
): boolean {
  const parts = path.map(plainName);
  if ([assetId, technetId?.toLowerCase()].some((it) => it !== undefined && parts.includes(it)))
    return true;
  const asked = fileOf(path);
  const known = [url, mirrorUrl, provenance?.path].map((it) => it?.toLowerCase().split("/"));
  return (
    asked !== undefined && known.some((parts) => parts !== undefined && fileOf(parts) === asked)
  );
}

/** Folder and file, without ending: the same in the publisher's repository and wherever its pages were put since. */
function fileOf(path: readonly string[]): string | undefined {
  const [folder, file] = path.slice(-2);
  return file === undefined ? undefined : `${folder ?? ""}/${file.replace(/\.(md|html?)$/, "")}`;
}
