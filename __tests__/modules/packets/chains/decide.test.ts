import fc from "fast-check";

import {
  type Action,
  admitted,
  type Bound,
  type Box,
  type Chain,
  decide,
  type Layer,
  makeBoxes,
  type Packet,
  parsePrefix,
  PROTOCOL,
  type Rule,
} from "../../../../modules/packets";
import { everyTruth, fewTruths, handingOn } from "../../../oracle/tiny/tiny-chains";
import { SAMPLES, show } from "../../../oracle/tiny/tiny-universe";

const ANY = makeBoxes({ family: 4 });
const NONE: readonly Box[] = [];
const tcp = (port: number): readonly Box[] =>
  makeBoxes({
    family: 4,
    protocol: [{ first: PROTOCOL.tcp, last: PROTOCOL.tcp }],
    destinationPort: [{ first: port, last: port }],
  });

function packet(port: number): Packet {
  const source = parsePrefix("198.51.100.1").first;
  const destination = parsePrefix("192.0.2.1").first;
  return { family: 4, source, destination, protocol: 6, sourcePort: 50000, destinationPort: port };
}

function rule(
  action: Action,
  origin: string,
  certain: readonly Box[],
  possible = certain,
): Rule<string> {
  return { action, origin, certain, possible };
}

function layer(implied: Action, ...rules: readonly Rule<string>[]): Layer<string> {
  return { rules, implied: { action: implied, origin: "implied" } };
}

describe("decide", () => {
  const web = layer("deny", rule("allow", "web", tcp(443)), rule("deny", "rest", ANY));
  const group = layer("deny", rule("next", "group", tcp(443)));
  const unsure = layer("deny", rule("allow", "tag", NONE, ANY), rule("allow", "web", tcp(443)));
  const unsureDeny = layer("allow", rule("deny", "tag", NONE, ANY));

  test.each<[string, Chain<string>, Bound, number, string, readonly string[], string | undefined]>([
    ["the first match decides", [web], "must", 443, "allow", ["web"], "rest"],
    [
      "a later rule decides what earlier ones leave",
      [web],
      "must",
      80,
      "deny",
      ["rest"],
      "implied",
    ],
    ["nothing matches", [layer("deny")], "must", 80, "deny", ["implied"], undefined],
    ["next asks the following layer", [group, web], "must", 443, "allow", ["group", "web"], "rest"],
    ["a layer that denies is the last", [group, web], "must", 80, "deny", ["implied"], undefined],
    ["an uncertain allow may match", [unsure], "may", 80, "allow", ["tag"], "implied"],
    [
      "an uncertain allow must not be counted on",
      [unsure],
      "must",
      80,
      "deny",
      ["implied"],
      undefined,
    ],
    ["an uncertain allow is passed over", [unsure], "must", 443, "allow", ["web"], "implied"],
    ["an uncertain deny must be feared", [unsureDeny], "must", 80, "deny", ["tag"], "implied"],
    ["an uncertain deny may not match", [unsureDeny], "may", 80, "allow", ["implied"], undefined],
  ])("%s", (_, chain, bound, port, action, path, next) => {
    const expected = next === undefined ? { action, path } : { action, path, next };
    expect(decide(chain, bound, packet(port))).toEqual(expected);
  });
});

describe("an uncertain next above an allow", () => {
  const [YES, NO] = ["allow", "deny"] as const;

  /** Whether the rule matches is unknown: then the layer below decides, else the rest of the layer. */
  const chain = (below: Action, rest: Action): Chain<string> => [
    layer(rest, rule("next", "open", NONE, ANY), rule("allow", "web", tcp(443))),
    layer(below),
  ];

  test.each<[Action, Action, Bound, number, string, readonly string[]]>([
    [YES, NO, "must", 443, YES, ["open", "implied"]],
    [NO, NO, "must", 443, NO, ["open", "implied"]],
    [NO, NO, "may", 443, YES, ["web"]],
    [YES, NO, "must", 80, NO, ["implied"]],
    [YES, NO, "may", 80, YES, ["open", "implied"]],
    [NO, YES, "must", 80, NO, ["open", "implied"]],
    [NO, YES, "may", 80, YES, ["implied"]],
    [YES, YES, "must", 80, YES, ["open", "implied"]],
  ])("%s below, %s after, at %s, port %s: %s", (below, rest, bound, port, action, path) => {
    expect(decide(chain(below, rest), bound, packet(port))).toMatchObject({ action, path });
  });

  test("is tried both ways in every layer", () => {
    fc.assert(
      fc.property(fc.oneof(fewTruths, handingOn), (each) => {
        const truths = everyTruth(each);
        const wrong = SAMPLES.filter(({ packet: sample }) => {
          const actions = new Set(truths.map((truth) => decide(truth, "must", sample).action));
          const must = actions.has("deny") ? "deny" : "allow";
          const may = actions.has("allow") ? "allow" : "deny";
          return (
            decide(each, "must", sample).action !== must ||
            decide(each, "may", sample).action !== may
          );
        });
        expect(wrong.map(({ packet: sample }) => show(sample))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("decide refuses", () => {
  test.each<[string, Chain<string>, string]>([
    ["no layers", [], "a chain without layers has no action"],
    ["next in the last layer", [layer("deny", rule("next", "x", ANY))], "the last layer"],
    ["next implied by the last layer", [layer("next")], "the last layer"],
  ])("%s", (_, chain, message) => {
    expect(() => decide(chain, "must", packet(80))).toThrow(message);
    expect(() => admitted(chain, "must")).toThrow(message);
  });
});
