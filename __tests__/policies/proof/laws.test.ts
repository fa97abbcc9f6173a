// The proof against the definition, on random gates over a universe so small that one packet stands for each of its atoms:
// a finding of each kind is there exactly when some packet calls for it.
import fc from "fast-check";

import { decide, makeBoxes, parsePrefix, PROTOCOL } from "../../../modules/packets";
import type { Box, Packet } from "../../../modules/packets";
import { judge } from "../../../policies/proof";
import { requiredChain } from "../../../policies/proof/required-chain";
import type { Gate } from "../../../policies/readers";
import { deployment, flow, gate, origin, reading } from "../../samples/hand-made";

const HOSTS = ["10.0.0.1", "10.0.0.2", "2001:db8::1"];
const OUTSIDE = ["198.51.100.99", "2001:db8::99"];
const PORTS = [443, 444];

/** One packet for each atom: nothing below tells packets of one atom apart. */
const ATOMS: readonly Packet[] = ends().flatMap((pair) => [
  { ...pair, protocol: PROTOCOL.icmp, sourcePort: 0, destinationPort: 0 },
  ...[PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.sctp].flatMap((protocol) =>
    [...PORTS, 1].map((destinationPort) => ({ ...pair, protocol, sourcePort: 7, destinationPort })),
  ),
]);

function ends() {
  const hosts = [...HOSTS, ...OUTSIDE].map((text) => parsePrefix(text));
  return hosts.flatMap((source) =>
    hosts
      .filter(({ family }) => family === source.family)
      .map((to) => ({ family: source.family, source: source.first, destination: to.first })),
  );
}

const someBoxes: fc.Arbitrary<readonly Box[]> = fc
  .record({
    family: fc.constantFrom(4 as const, 6 as const),
    source: fc.option(fc.constantFrom(...HOSTS), { nil: undefined }),
    destination: fc.option(fc.constantFrom(...HOSTS), { nil: undefined }),
    protocol: fc.option(fc.constantFrom(PROTOCOL.tcp, PROTOCOL.udp, PROTOCOL.icmp), {
      nil: undefined,
    }),
    port: fc.option(fc.constantFrom(...PORTS), { nil: undefined }),
  })
  .map(({ family, source, destination, protocol, port }) => {
    const side = (text: string | undefined) => {
      const prefix = text === undefined ? undefined : parsePrefix(text);
      return prefix?.family === family ? [prefix] : undefined;
    };
    const [from, to] = [side(source), side(destination)];
    return makeBoxes({
      family,
      ...(from !== undefined && { source: from }),
      ...(to !== undefined && { destination: to }),
      ...(protocol !== undefined && { protocol: [{ first: protocol, last: protocol }] }),
      ...(port !== undefined && { destinationPort: [{ first: port, last: port }] }),
    });
  });

const someRule = fc
  .record({
    action: fc.constantFrom("allow" as const, "deny" as const),
    possible: someBoxes,
    exact: fc.boolean(),
  })
  .map(({ action, possible, exact }) => ({ action, possible, certain: exact ? possible : [] }));

const someGate: fc.Arbitrary<Gate> = fc
  .record({
    rules: fc.array(someRule, { maxLength: 6 }),
    implied: fc.constantFrom("allow" as const, "deny" as const),
    scope: fc.option(someBoxes, { nil: undefined }),
  })
  .map(({ rules, implied, scope }) => {
    const named = rules.map((rule, index) => ({ ...rule, origin: origin(`rule ${index}`) }));
    return gate("inbound", named, { implied, ...(scope !== undefined && { scope }) });
  });

const someFlows = fc.uniqueArray(
  fc.record({
    far: fc.constantFrom(...HOSTS, "0.0.0.0/0", "::/0"),
    port: fc.constantFrom(...PORTS),
    transport: fc.constantFrom("tcp" as const, "udp" as const),
  }),
  { maxLength: 3, selector: ({ far, port, transport }) => `${far} ${port} ${transport}` },
);

test("a finding of each kind is there exactly when a packet calls for it", () => {
  fc.assert(
    fc.property(someGate, someFlows, (one, rows) => {
      const near = ["10.0.0.1", "2001:db8::1"];
      const flows = rows.map(({ far, port, transport }) =>
        flow("inbound", transport, port, far, { near }),
      );
      const required = requiredChain(flows);
      const inScope = ({ family, ...packet }: Packet): boolean =>
        one.scope === undefined ||
        decide(scopeChain(one.scope), "must", { family, ...packet }).action === "allow";
      const calls = new Set<string>();
      for (const packet of ATOMS.filter(inScope)) {
        const asked = decide(required, "must", packet).action === "allow";
        const must = decide(one.chain, "must", packet).action === "allow";
        const may = decide(one.chain, "may", packet).action === "allow";
        if (asked && !may) calls.add("missing");
        if (!asked && must) calls.add("excess");
        if (may && !must) calls.add("unproven");
      }
      const { findings } = judge("doc", reading([one, gate("outbound", [])]), deployment(flows));
      const kinds = findings.map(({ kind }) => kind).filter((kind) => kind !== "unsupported");
      expect(new Set(kinds)).toEqual(calls);
    }),
    { numRuns: 400 },
  );
});

function scopeChain(scope: readonly Box[]): ReturnType<typeof requiredChain> {
  const rule = { action: "allow", certain: scope, possible: scope, origin: undefined } as const;
  return [{ rules: [rule], implied: { action: "deny", origin: undefined } }];
}
