// The address of a page as people paste it: with or without scheme, in any language, with what browsers and mails add.

/** An address without what differs between copies of one link. */
export interface PageAddress {
  readonly host: string;
  /** In lower case, without language, query, fragment and slashes at its ends. */
  readonly path: string;
}

/** The publisher moved its documentation without changing the paths. */
const MOVED: Readonly<Record<string, string>> = { "docs.microsoft.com": "learn.microsoft.com" };

/** `ru-ru`, `zh-hans-cn`: one page has an address in every language. */
const LANGUAGE = /^[a-z]{2,3}(-[a-z]{4})?-[a-z]{2}$/;

/** The address that `text` is; undefined when it is none. */
export function addressOf(text: string): PageAddress | undefined {
  const bare = text.trim().replace(/^[<("']+|[>"',;]+$/g, "");
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (!URL.canParse(written)) return undefined;
  const { hostname, pathname } = new URL(written);
  const host = hostname.replace(/\.$/, "").replace(/^www\./, "");
  const path = unescaped(pathname)
    .toLowerCase()
    .split("/")
    .filter((part, index) => part !== "" && !(index === 1 && LANGUAGE.test(part)))
    .join("/");
  return host.includes(".") && path !== "" ? { host: MOVED[host] ?? host, path } : undefined;
}

/** `%28v=ocs.15%29` is how some copy brackets; what cannot be read stays as it is. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
