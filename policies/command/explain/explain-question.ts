// From the words of a command line to packets: what `--from clients --to access --protocol tcp --port 443` asks of one
// deployment. Ends are roles or peers of the site, or addresses.
import { readPortRange } from "../../../modules/flows";
import { InputError, nearest, shown } from "../../../modules/input";
import {
  ALL_ADDRESSES,
  ALL_PROTOCOLS,
  type Family,
  hasPorts,
  makeBoxes,
  parsePrefix,
  PrefixError,
  PROTOCOL,
  type Range,
  unionAddresses,
} from "../../../modules/packets";
import {
  type Deployment,
  type FamilyAddresses,
  overlap,
  protocolNumber,
} from "../../../modules/sites";
import type { Question } from "../../proof";

export interface QuestionWords {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly port?: string;
  readonly sourcePort?: string;
  readonly direction?: "in" | "out";
}

/** The protocol and ports of a question, which are the same in every deployment. */
export interface Traffic {
  readonly protocol: readonly Range[];
  readonly destinationPort?: readonly Range[];
  readonly sourcePort?: readonly Range[];
}

/** Reads what does not depend on a deployment; an InputError says what is wrong. */
export function readTraffic({ protocol, port, sourcePort }: QuestionWords): Traffic {
  const number = protocol === "any" ? undefined : protocolNumber(protocol);
  if (number === undefined && protocol !== "any") {
    const names = Object.keys(PROTOCOL);
    const near = nearest(protocol, names);
    throw new InputError({
      message: `there is no protocol \`${shown(protocol)}\``,
      allowed: `${names.join(", ")}, a number 0 to 255, or any`,
      remedy: near === undefined ? "name one of these" : `did you mean \`${near}\`?`,
    });
  }
  if ((port ?? sourcePort) !== undefined && (number === undefined || !hasPorts(number)))
    throw new InputError({
      message:
        number === undefined
          ? "packets of any protocol have no ports in common"
          : `packets of protocol ${protocol} have no ports`,
      remedy: "leave --port and --source-port out, or name a protocol with ports, such as tcp",
    });
  return {
    protocol: number === undefined ? ALL_PROTOCOLS : [{ first: number, last: number }],
    ...(port !== undefined && { destinationPort: [readPort("--port", port)] }),
    ...(sourcePort !== undefined && { sourcePort: [readPort("--source-port", sourcePort)] }),
  };
}

function readPort(option: string, text: string): Range {
  const range = readPortRange(text);
  if ("first" in range) return range;
  throw new InputError({ ...range, message: `\`${option}\` ${range.message}`, got: shown(text) });
}

/** Packets between two ends that are addresses, where no site says anything else. */
export function boxesBetween({ from, to }: QuestionWords, traffic: Traffic): Question["boxes"] {
  const boxes = boxesOf(withoutSite(from), withoutSite(to), traffic);
  if (boxes.length > 0) return boxes;
  throw new InputError({
    message: `\`${shown(from)}\` and \`${shown(to)}\` have no IP version in common`,
    remedy: "ask about two ends of one IP version",
  });
}

function withoutSite(text: string): End {
  if (text === "any") return { addresses: "any", roles: [] };
  const isName = /^[a-z][\w-]*$/i.test(text) && !text.includes(":");
  if (!isName) return { addresses: readAddresses(text, []), roles: [] };
  throw new InputError({
    message: `\`${shown(text)}\` is not an address, and no site says what it is`,
    allowed: "any, or addresses such as 203.0.113.7 or 2001:db8::/32",
    remedy: "name addresses, or the site with --site FILE",
  });
}

/** One end of the question in one deployment. */
interface End {
  readonly addresses: "any" | readonly FamilyAddresses[];
  /** Interface roles that have some of the addresses. */
  readonly roles: readonly string[];
}

/** The question in one deployment; nothing where neither end is of it and no direction was asked for. */
export function questionFor(
  words: QuestionWords,
  traffic: Traffic,
  deployment: Deployment,
): Question | undefined {
  const from = endOf(words.from, deployment);
  const to = endOf(words.to, deployment);
  const direction = directionOf(words, from, to);
  if (direction === undefined) return undefined;
  const boxes = boxesOf(from, to, traffic);
  if (boxes.length === 0)
    throw new InputError({
      message: `\`${shown(words.from)}\` and \`${shown(words.to)}\` have no IP version in common in deployment \`${deployment.name}\``,
      remedy: "ask about two ends of one IP version",
    });
  const own = direction === "inbound" ? to : from;
  return { direction, boxes: ofEdge(boxes, words, deployment), near: own.roles };
}

function boxesOf(from: End, to: End, traffic: Traffic): Question["boxes"] {
  return ([4, 6] as const).flatMap((family) => {
    const [source, destination] = [rangesOf(from, family), rangesOf(to, family)];
    return source.length === 0 || destination.length === 0
      ? []
      : makeBoxes({ family, source, destination, ...traffic });
  });
}

/** `any` at the far end means the families that the deployment has. */
function ofEdge(
  boxes: Question["boxes"],
  { from, to }: QuestionWords,
  { interfaces }: Deployment,
): Question["boxes"] {
  if (from !== "any" || to !== "any") return boxes;
  const families = new Set(
    interfaces.flatMap(({ addresses }) => addresses.map(({ family }) => family)),
  );
  return boxes.filter(({ family }) => families.has(family));
}

function endOf(text: string, deployment: Deployment): End {
  const { interfaces, peers = [] } = deployment;
  const role = interfaces.find((one) => one.role === text);
  if (role !== undefined) return { addresses: role.addresses, roles: [role.role] };
  if (text === "any") return { addresses: "any", roles: [] };
  const peer = peers.find((one) => one.role === text);
  if (peer !== undefined) return { addresses: peer.addresses, roles: [] };
  const addresses = readAddresses(
    text,
    [...interfaces, ...peers].map((one) => one.role),
  );
  const roles = interfaces.filter((one) => overlap(one.addresses, addresses));
  return { addresses, roles: roles.map((one) => one.role) };
}

function readAddresses(text: string, names: readonly string[]): readonly FamilyAddresses[] {
  try {
    const prefixes = text.split(",").map((part) => parsePrefix(part.trim()));
    return ([4, 6] as const)
      .map((family) => ({
        family,
        ranges: unionAddresses(prefixes.filter((prefix) => prefix.family === family)),
      }))
      .filter(({ ranges }) => ranges.length > 0);
  } catch (error) {
    if (!(error instanceof PrefixError)) throw error;
    throw new InputError(unknownEnd(text, error, names));
  }
}

function unknownEnd(text: string, { reason, suggestion }: PrefixError, names: readonly string[]) {
  const near = nearest(text, names);
  const isAddress = /^[\d.:a-fA-F]+(\/|%|$)/.test(text) && /[.:]/.test(text);
  return {
    message: isAddress
      ? `\`${shown(text)}\` is not an address or prefix: ${reason}`
      : `\`${shown(text)}\` is neither a role nor a peer of the site, nor an address`,
    allowed: `${[...names, "any"].join(", ")}, or addresses such as 203.0.113.7 or 2001:db8::/32`,
    remedy:
      near !== undefined
        ? `did you mean \`${near}\`?`
        : suggestion === undefined
          ? "name one of these"
          : `write ${suggestion}`,
  };
}

function directionOf(
  { direction, from: fromText, to: toText }: QuestionWords,
  from: End,
  to: End,
): Question["direction"] | undefined {
  if (direction !== undefined) return direction === "in" ? "inbound" : "outbound";
  const [starts, responds] = [from.roles.length > 0, to.roles.length > 0];
  if (starts && responds)
    throw new InputError({
      message: `both \`${shown(fromText)}\` and \`${shown(toText)}\` are Edge interfaces`,
      allowed: "--direction in: at the gates of --to; --direction out: at those of --from",
      remedy: "say which with --direction",
    });
  if (responds) return "inbound";
  return starts ? "outbound" : undefined;
}

function rangesOf({ addresses }: End, family: Family): FamilyAddresses["ranges"] {
  if (addresses === "any") return ALL_ADDRESSES[family];
  return addresses.find((one) => one.family === family)?.ranges ?? [];
}
