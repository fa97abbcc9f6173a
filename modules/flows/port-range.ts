// Reading ports as people write them. The text itself is judged, not the number that YAML makes of it: `05061`, `0x50` and
// `1e3` are numbers to YAML and mistakes to us.
import type { Problem } from "../input";
import type { PortRange } from "./flow-document";

const LAST_PORT = 65535;
const ALLOWED = "a port 0 to 65535, or first-last such as 50000-59999";

/** The port range that `5061` or `50000-59999` stands for, or why it stands for none. */
export function readPortRange(written: string): PortRange | Problem {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(written) ?? [];
  if (first === undefined) return fault("is not a port or a range of ports", hint(written));
  const range = { first: Number(first), last: Number(last ?? first) };
  if (hasLeadingZero(first) || (last !== undefined && hasLeadingZero(last)))
    return fault("has a leading zero", `write ${formatPortRange(range)}`);
  if (range.first > LAST_PORT || range.last > LAST_PORT)
    return fault("goes beyond 65535", "the largest port is 65535");
  if (range.first > range.last) return fault("is reversed", `write ${range.last}-${range.first}`);
  return range;
}

/** `5061`, or `50000-59999`. */
export function formatPortRange({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function hasLeadingZero(digits: string): boolean {
  return digits.length > 1 && digits.startsWith("0");
}

function fault(message: string, remedy = "write a number, or first-last"): Problem {
  return { message, allowed: ALLOWED, remedy };
}

/** What the writer probably meant: digits grouped as the pages print them, spaces, another dash. */
function hint(written: string): string | undefined {
  const plain = written.replaceAll(/[\s,_]/g, "").replaceAll(/[–—]|\.\./g, "-");
  const meant = plain === written ? written : readPortRange(plain);
  return typeof meant === "object" && "first" in meant
    ? `write ${formatPortRange(meant)}`
    : undefined;
}
