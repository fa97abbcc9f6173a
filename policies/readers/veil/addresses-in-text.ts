// Addresses and prefixes in any text.
import { type Family, parsePrefix, PrefixError } from "../../../modules/packets";

/** What an address or prefix of a text covers. */
export interface AddressInText {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** What looks like an address; whether it is one is for the parser to say. */
const LIKE_ADDRESS =
  /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,3})?(?!\w|\.\d)|(?<![\w:])[0-9a-f]*:[0-9a-f:]*:[0-9a-f.]*(?:\/\d{1,3})?(?!\w)/gi;

export function addressesIn(text: string): readonly AddressInText[] {
  return [...text.matchAll(LIKE_ADDRESS)].flatMap(([written]) => meanings(withoutEnd(written)));
}

/** The text with the replacement in the place of every address and prefix of which that is asked. */
export function replaceAddresses(
  text: string,
  replacement: string,
  isAsked: (found: AddressInText) => boolean,
): string {
  return text.replace(LIKE_ADDRESS, (written) => {
    const address = withoutEnd(written);
    return meanings(address).some(isAsked)
      ? `${replacement}${written.slice(address.length)}`
      : written;
  });
}

/** The period or colon of a sentence is no part of an address. */
function withoutEnd(written: string): string {
  return written.replace(/\.$|(?<!:):$/, "");
}

/** The prefix, and for one that is written with bits behind its length also the address. */
function meanings(text: string): readonly AddressInText[] {
  try {
    return [parsePrefix(text)];
  } catch (error) {
    if (!(error instanceof PrefixError)) throw error;
    if (error.suggestion === undefined) return [];
    const meant = parsePrefix(error.suggestion);
    const [address = ""] = text.split("/");
    return error.fault === "host-bits" ? [meant, ...meanings(address)] : [meant];
  }
}
