// The two ends of a row: the words of the page, and the roles that we read in them. Exactly one end is an interface of
// ours; the direction of the flow follows from which.
import type { Inspection, Path } from "../input";
import type { Direction, FlowRow, RowEnd } from "./flow-document";

/** One end as the schema lets it through. */
export interface WrittenEnd {
  readonly printed?: string;
  readonly printedPublic?: string;
  readonly interface?: string;
  readonly peer?: string;
  readonly peers?: readonly (string | undefined)[];
  readonly canBe?: readonly string[];
  readonly oneOf?: readonly string[];
}

/** What a written row says about its ends. */
export interface WrittenEnds {
  readonly source?: WrittenEnd;
  readonly destination?: WrittenEnd;
  readonly direction?: Direction;
}

/** The two ends, and who starts the flow. */
export type Ends = Pick<FlowRow, "direction" | "near" | "far">;

/** Exactly one end is an interface of ours; who starts the flow follows from which. */
export function readEnds(
  written: WrittenEnds,
  path: Path,
  inspection: Inspection,
): Ends | undefined {
  const { source, destination, direction: stated } = written;
  if (source === undefined || destination === undefined) return undefined;
  const sides = [
    checkEnd(source, [...path, "source"], inspection),
    checkEnd(destination, [...path, "destination"], inspection),
  ];
  if (sides.includes(false)) return undefined;
  const outbound = source.interface !== undefined;
  if (outbound === (destination.interface !== undefined)) {
    inspection.reportErrorAtKey([...path, "source"], {
      message: outbound
        ? "both ends of the row are interfaces"
        : "neither end of the row is an interface",
      allowed: "one `interface` and one `peer`",
      remedy: "give the Edge's end `interface:` and the other end `peer:`",
    });
    return undefined;
  }
  const direction = outbound ? "outbound" : "inbound";
  if (stated !== undefined && stated !== direction)
    inspection.reportError([...path, "direction"], {
      message: "`direction` contradicts the ends of the row",
      allowed: direction,
      remedy: "leave it out, or exchange `source` and `destination`",
    });
  const [near, far] = outbound ? [source, destination] : [destination, source];
  return { direction, near: asEnd(near), far: asEnd(far) };
}

function checkEnd(end: WrittenEnd, path: Path, inspection: Inspection): boolean {
  if (end.printed === undefined || end.peers?.includes(undefined) === true) return false;
  const named = [end.interface, end.peer, end.peers].filter((role) => role !== undefined);
  if (named.length === 1) return true;
  if (named.length === 0 && hasRole(path, inspection)) return false;
  inspection.reportErrorAtKey(path, {
    message: `\`${String(path.at(-1))}\` names ${named.length === 0 ? "no role" : "more than one kind of role"}`,
    allowed: "one of `interface: ROLE`, `peer: ROLE` and `peers: [ROLE, ROLE]`",
    remedy: named.length === 0 ? "add one of them" : "keep one of them",
  });
  return false;
}

/** Whether the file has a role here that was wrong, and has been reported. */
function hasRole(path: Path, { document }: Inspection): boolean {
  return ["interface", "peer", "peers"].some(
    (key) => document.textOf([...path, key]) !== undefined,
  );
}

function asEnd({ printed = "", printedPublic, canBe, oneOf, ...roles }: WrittenEnd): RowEnd {
  return {
    printed,
    ...(printedPublic === undefined ? {} : { printedPublic }),
    ...asRoles(roles),
    ...(canBe === undefined ? {} : { canBe }),
    ...(oneOf === undefined ? {} : { oneOf }),
  };
}

function asRoles({ interface: near, peer, peers }: WrittenEnd): Pick<RowEnd, "role" | "roles"> {
  if (peers === undefined) return { role: near ?? peer ?? "" };
  const roles = peers.filter((role) => role !== undefined);
  return { role: roles.join(" and "), roles };
}
