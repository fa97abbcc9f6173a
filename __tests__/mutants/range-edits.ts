// What can be done to a list of prefixes or ports: every end moved by one in both directions, halves, wholes, the other
// family, and the forms that clouds refuse. Each edit has words for the mutant's name.
import { everyAddress, readPrefix, showAddress } from "../oracle/plain-addresses";

export type Edit = readonly [what: string, texts: readonly string[]];

const ANY = { 4: "0.0.0.0/0", 6: "::/0" } as const;
const HALVES = { 4: ["0.0.0.0/1", "128.0.0.0/1"], 6: ["::/1", "8000::/1"] } as const;

export function addressEdits(texts: readonly string[]): readonly Edit[] {
  const family = texts.some((text) => text.includes(":")) ? 6 : 4;
  const other = family === 4 ? 6 : 4;
  const perPrefix = texts.flatMap((text, index) => {
    const replace = (...by: string[]): string[] => [
      ...texts.slice(0, index),
      ...by,
      ...texts.slice(index + 1),
    ];
    return prefixEdits(text).map(([what, by]): Edit => [what, replace(...by)]);
  });
  return [
    ...perPrefix,
    [`any IPv${family}`, [ANY[family]]],
    [`two halves of IPv${family}`, HALVES[family]],
    [`first half of IPv${family}`, [HALVES[family][0]]],
    [`any IPv${other}`, [ANY[other]]],
  ];
}

/** Forms that are refused somewhere, or that only Terraform can evaluate. */
export function addressForms(texts: readonly string[]): readonly Edit[] {
  const ipv6 = texts.some((text) => text.includes(":"));
  return [
    ["both families", [...texts, ipv6 ? ANY[4] : ANY[6]]],
    ["nothing", []],
    ["a star", ["*"]],
    ["a token", ["${var.addresses}"]],
    ["also a token", [...texts, "${var.address}"]],
    ["no address", ["edge.contoso.com"]],
    ["host bits", texts.map(withHostBits)],
  ];
}

const known = new Map<string, readonly Edit[]>();

/** What can happen to one prefix; the texts stand in its place. */
function prefixEdits(text: string): readonly Edit[] {
  const edits = known.get(text) ?? makePrefixEdits(text);
  known.set(text, edits);
  return edits;
}

function makePrefixEdits(text: string): readonly Edit[] {
  const { family, first, last } = readPrefix(text);
  const { last: top } = everyAddress(family);
  const range = (from: bigint, to: bigint): string[] => writeRange(family, from, to);
  const middle = first + (last - first) / 2n;
  const edits: Edit[] = [];
  if (first > 0n) {
    edits.push([`${text} and the address below`, [...range(first - 1n, first - 1n), text]]);
    edits.push([`${text} moved down by one`, range(first - 1n, last - 1n)]);
  }
  if (last < top) {
    edits.push([`${text} and the address above`, [text, ...range(last + 1n, last + 1n)]]);
    edits.push([`${text} moved up by one`, range(first + 1n, last + 1n)]);
  }
  if (first > 0n || last < top) edits.push([`${text} one bit shorter`, [shorter(text)]]);
  if (first < last) {
    edits.push([`${text} without its first address`, range(first + 1n, last)]);
    edits.push([`${text} without its last address`, range(first, last - 1n)]);
    edits.push([`${text} lower half`, range(first, middle)]);
    edits.push([`${text} upper half`, range(middle + 1n, last)]);
    edits.push([`${text} in two halves`, [...range(first, middle), ...range(middle + 1n, last)]]);
  }
  return edits;
}

function shorter(text: string): string {
  const { family, first, last } = readPrefix(text);
  const size = 2n * (last - first + 1n);
  const start = first - (first % size);
  return writeRange(family, start, start + size - 1n).join();
}

function withHostBits(text: string): string {
  const { family, last } = readPrefix(text);
  return `${showAddress(family, last)}/${text.split("/")[1] ?? ""}`;
}

/** The fewest prefixes that make up `first`..`last`. */
export function writeRange(family: 4 | 6, first: bigint, last: bigint): string[] {
  const bits = family === 4 ? 32 : 128;
  const texts: string[] = [];
  for (let at = first; at <= last;) {
    let hosts = 0;
    while (
      hosts < bits &&
      at % (2n << BigInt(hosts)) === 0n &&
      at + (2n << BigInt(hosts)) - 1n <= last
    ) {
      hosts += 1;
    }
    texts.push(`${showAddress(family, at)}/${bits - hosts}`);
    at += 1n << BigInt(hosts);
  }
  return texts;
}

/** `everyPort` is how the cloud writes "no restriction". */
export function portEdits(texts: readonly string[], everyPort: readonly string[]): readonly Edit[] {
  const edits = texts.length === 1 && texts[0] !== "*" ? rangeEdits(texts[0]!) : [];
  return [
    ...edits,
    ["every port", everyPort],
    ["every port as a range", ["0-65535"]],
    ["every port in two halves", ["0-32767", "32768-65535"]],
    ["port 443", ["443"]],
  ];
}

/** Forms that are refused somewhere, or that only Terraform can evaluate; and the first and last port there is. */
export function portForms(texts: readonly string[]): readonly Edit[] {
  return [
    ["port 0", ["0"]],
    ["port 65535", ["65535"]],
    ["port 65536", ["65536"]],
    ["a reversed range", ["59999-50000"]],
    ["commas", ["443,5061"]],
    ["a token", ["${var.ports}"]],
    ["also a token", [...texts, "${var.port}"]],
    ["a service name", ["https"]],
  ];
}

function rangeEdits(text: string): readonly Edit[] {
  const [from = "", to = from] = text.split("-");
  const [first, last] = [Number(from), Number(to)];
  const edits: Edit[] = [];
  const add = (what: string, a: number, b: number): void => {
    if (a >= 0 && b <= 65535 && a <= b) edits.push([`${text} ${what}`, [writePorts(a, b)]]);
  };
  add("begins one earlier", first - 1, last);
  add("ends one later", first, last + 1);
  add("begins one later", first + 1, last);
  add("ends one earlier", first, last - 1);
  add("moved up", first + 1, last + 1);
  add("moved down", first - 1, last - 1);
  add("up to the top", first, 65535);
  add("down to zero", 0, last);
  add("first port only", first, first);
  edits.push([`${text} written as a range`, [`${first}-${last}`]]);
  edits.push([`${text} and 3389`, [text, "3389"]]);
  if (first < last) edits.push([`${text} in two parts`, [`${first}`, writePorts(first + 1, last)]]);
  return edits;
}

function writePorts(first: number, last: number): string {
  return first === last ? `${first}` : `${first}-${last}`;
}
