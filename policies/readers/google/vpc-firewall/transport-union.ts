// Entries of one rule that differ in their ports only, as one: a rule may list a hundred thousand of them.
import type { Range } from "../../../../modules/packets";
import type { Transport } from "../../rules/match";

/** The same packets in at most one transport for each family and protocols. */
export function unionTransports(transports: readonly Transport[]): readonly Transport[] {
  if (transports.length < 2) return transports;
  const sharing = new Map<string, Transport[]>();
  for (const transport of transports) {
    const key = `${transport.family ?? ""} ${keyOf(transport.protocol)} ${keyOf(transport.sourcePort)}`;
    const same = sharing.get(key);
    if (same === undefined) sharing.set(key, [transport]);
    else same.push(transport);
  }
  return [...sharing.values()].map(merged);
}

function keyOf(ranges: readonly Range[] | undefined): string {
  return ranges?.map(({ first, last }) => `${first}-${last}`).join() ?? "any";
}

function merged(same: readonly Transport[]): Transport {
  const [one, ...others] = same;
  if (one === undefined) throw new Error("a group of transports without one");
  if (others.length === 0) return one;
  const { family, protocol, sourcePort } = one;
  const every = same.some(({ destinationPort }) => destinationPort === undefined);
  return {
    protocol,
    ...(family === undefined ? {} : { family }),
    ...(sourcePort === undefined ? {} : { sourcePort }),
    ...(every
      ? {}
      : { destinationPort: same.flatMap(({ destinationPort = [] }) => destinationPort) }),
  };
}
