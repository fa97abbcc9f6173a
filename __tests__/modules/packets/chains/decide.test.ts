import {
  bindChain,
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
  type Action,
} from "../../../../modules/packets";

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
  return { action: action, origin, certain, possible };
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

describe("bindChain refuses", () => {
  test.each<[string, Chain<string>, string]>([
    ["no layers", [], "a chain without layers has no action"],
    ["next in the last layer", [layer("deny", rule("next", "x", ANY))], "the last layer"],
    ["next implied by the last layer", [layer("next")], "the last layer"],
    [
      "an uncertain next above an allow: taking it narrowly would allow more",
      [layer("deny", rule("next", "x", NONE, ANY), rule("allow", "y", ANY)), layer("deny")],
      "an uncertain `next`",
    ],
    [
      "an uncertain next above an implied allow",
      [layer("allow", rule("next", "x", NONE, ANY)), layer("deny")],
      "an uncertain `next`",
    ],
  ])("%s", (_, chain, message) => {
    expect(() => bindChain(chain, "must")).toThrow(message);
  });

  test("but takes an uncertain next where nothing below gives more", () => {
    const chain = [
      layer("deny", rule("allow", "y", ANY), rule("next", "x", NONE, ANY)),
      layer("deny"),
    ];
    expect(bindChain(chain, "may")[0]?.rules[1]?.boxes).toBe(ANY);
    expect(bindChain(chain, "must")[0]?.rules[1]?.boxes).toBe(NONE);
  });
});
