// Ports as rules write them, of whichever cloud: both take the same forms.
import type { Range } from "../../../modules/packets";

const PORT_RANGE = /^(0|[1-9]\d{0,4})(?:-(0|[1-9]\d{0,4}))?$/;

/** `443` or `50000-59999`; `undefined` for a text that is neither, reversed or past 65535. */
export function parsePortRange(text: string): Range | undefined {
  const [, low, high] = PORT_RANGE.exec(text) ?? [];
  if (low === undefined) return undefined;
  const range = { first: Number(low), last: Number(high ?? low) };
  return range.first <= range.last && range.last <= 65535 ? range : undefined;
}
