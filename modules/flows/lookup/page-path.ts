// The address of a page as people paste it: with or without scheme, in any language, with what browsers and mails add.

/** The parts of the address's path in lower case, without query and fragment; undefined when `text` is no address. */
export function pagePath(text: string): readonly string[] | undefined {
  const bare = text.trim().replace(/^[<("']+|[>"',;]+$/g, "");
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (!URL.canParse(written)) return undefined;
  const { hostname, pathname } = new URL(written);
  const parts = unescaped(pathname).toLowerCase().split("/");
  const path = parts.filter((part) => part !== "");
  return hostname.includes(".") && path.length > 0 ? path : undefined;
}

/** `%28v=ocs.15%29` is how some copy brackets; what cannot be read stays as it is. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
