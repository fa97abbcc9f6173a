// Topologies by name, and the port tables that fit each: the table of docs/topology-rules.md as data.
import { nearest, InputError, shown } from "../../modules/input";

export interface Topology {
  readonly name: string;
  readonly title: string;
  readonly documents: readonly string[];
  /** Tables for what not every site has; each is asked for by itself. */
  readonly besides: readonly string[];
}

function lync(name: string, title: string): Topology {
  const table = (part: string): string => `lync2013-${name}-${part}`;
  return {
    name,
    title: `Lync Server 2013, ${title}`,
    documents: ["external", "internal"].map(table),
    besides: ["federation", "pic", "xmpp"].map(table),
  };
}

function hardware(name: string, title: string, prefix: string): Topology {
  const kinds = ["external-vips", "external-nodes", "internal-vips", "internal-nodes"];
  return { name, title, documents: kinds.map((kind) => `${prefix}-${kind}`), besides: [] };
}

function plain(name: string, title: string, ...documents: readonly string[]): Topology {
  return { name, title, documents, besides: [] };
}

/** Today's product first. */
export const TOPOLOGIES: readonly Topology[] = [
  plain(
    "sfb-edge",
    "Skype for Business Server, one Edge Server or a pool with DNS load balancing",
    "sfb-edge-external",
    "sfb-edge-internal",
  ),
  hardware(
    "sfb-hlb",
    "Skype for Business Server, a pool with hardware load balancing",
    "sfb-edge-hlb",
  ),
  lync("single-nat", "one Edge Server, private addresses behind NAT"),
  lync("single-public", "one Edge Server, public addresses"),
  lync("scaled-dns-nat", "a pool with DNS load balancing, private addresses behind NAT"),
  lync("scaled-dns-public", "a pool with DNS load balancing, public addresses"),
  hardware(
    "scaled-hlb",
    "Lync Server 2013, a pool with hardware load balancing",
    "lync2013-scaled-hlb",
  ),
  plain("public-im", "Lync Server 2013, public instant messaging alone", "lync2013-pic"),
];

/** The topology of this name; an InputError says which there are. */
export function topologyCalled(name: string): Topology {
  const found = TOPOLOGIES.find((topology) => topology.name === name);
  if (found !== undefined) return found;
  const names = TOPOLOGIES.map((topology) => topology.name);
  const near = nearest(name, names);
  throw new InputError({
    message: `there is no topology \`${shown(name)}\``,
    allowed: names.join(", "),
    remedy:
      near === undefined
        ? "choose one of them, or name the tables with --documents"
        : `did you mean \`${near}\`?`,
  });
}
