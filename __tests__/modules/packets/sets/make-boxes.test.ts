import fc from "fast-check";

import {
  type Box,
  boxHas,
  type BoxFields,
  makeBoxes,
  PORT_PROTOCOLS,
} from "../../../../modules/packets";
import { fieldsMatch, SAMPLES, show, tinyFields } from "../../../oracle/tiny/tiny-universe";

const HTTPS = { first: 443, last: 443 };
const ALL = { first: 0, last: 65535 };

function protocolsOf(boxes: readonly Box[]): readonly string[] {
  return boxes.map(({ protocol }) => protocol.map(({ first, last }) => `${first}-${last}`).join());
}

describe("makeBoxes", () => {
  test("holds exactly the packets that the fields match", () => {
    fc.assert(
      fc.property(tinyFields, (fields) => {
        const boxes = makeBoxes(fields);
        const wrong = SAMPLES.filter(({ packet }) => {
          const holding = boxes.filter((box) => boxHas(box, packet)).length;
          return holding !== (fieldsMatch(fields, packet) ? 1 : 0);
        });
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  const WITH_PORTS = "6-6,17-17,33-33,132-132,136-136";
  const WITHOUT_PORTS = "0-5,7-16,18-32,34-131,133-135,137-255";
  test.each<[string, Omit<BoxFields, "family">, readonly string[]]>([
    ["nothing restricted: both kinds of protocols", {}, [WITH_PORTS, WITHOUT_PORTS]],
    ["a destination port: only protocols with ports", { destinationPort: [HTTPS] }, [WITH_PORTS]],
    ["a source port: only protocols with ports", { sourcePort: [HTTPS] }, [WITH_PORTS]],
    ["all ports is no restriction", { destinationPort: [ALL] }, [WITH_PORTS, WITHOUT_PORTS]],
    [
      "all ports in two touching ranges is no restriction",
      { sourcePort: [HTTPS, { first: 444, last: 65535 }, { first: 0, last: 442 }] },
      [WITH_PORTS, WITHOUT_PORTS],
    ],
    ["ICMP", { protocol: [{ first: 1, last: 1 }] }, ["1-1"]],
    ["ICMP with a port: nothing", { protocol: [{ first: 1, last: 1 }], sourcePort: [HTTPS] }, []],
    ["no address: nothing", { source: [] }, []],
    ["no port: nothing, not even ICMP", { sourcePort: [] }, []],
    ["no protocol: nothing", { protocol: [] }, []],
  ])("%s", (_, fields, protocols) => {
    expect(protocolsOf(makeBoxes({ family: 4, ...fields }))).toEqual(protocols);
  });

  test("knows the protocols with ports", () => {
    expect(PORT_PROTOCOLS).toEqual([6, 17, 33, 132, 136]);
  });

  test.each<[string, BoxFields]>([
    ["a reversed port range", { family: 4, sourcePort: [{ first: 2, last: 1 }] }],
    ["a port above 65535", { family: 4, destinationPort: [{ first: 1, last: 65536 }] }],
    ["a negative port", { family: 4, destinationPort: [{ first: -1, last: 1 }] }],
    ["half a port", { family: 4, destinationPort: [{ first: 0.5, last: 1 }] }],
    ["a protocol above 255", { family: 4, protocol: [{ first: 256, last: 256 }] }],
    ["an IPv6 address for IPv4", { family: 4, source: [{ first: 0n, last: 2n ** 32n }] }],
    ["a reversed address range", { family: 6, source: [{ first: 2n, last: 1n }] }],
    ["an address above all", { family: 6, destination: [{ first: 0n, last: 2n ** 128n }] }],
    ["a negative address", { family: 6, destination: [{ first: -1n, last: 0n }] }],
  ])("refuses %s", (_, fields) => {
    expect(() => makeBoxes(fields)).toThrow(RangeError);
  });
});
