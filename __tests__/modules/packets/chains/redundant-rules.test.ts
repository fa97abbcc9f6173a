import fc from "fast-check";

import {
  type Box,
  type Chain,
  decide,
  redundantRules,
  makeBoxes,
  PROTOCOL,
  type Rule,
  type Action,
} from "../../../../modules/packets";
import { handingOn, tinyChain } from "../../../oracle/tiny/tiny-chains";
import { SAMPLES, show } from "../../../oracle/tiny/tiny-universe";
import { turnedOut } from "../../../oracle/turned-out";

/** `3`, `1-9`, or nothing. */
function tcp(ports: string): readonly Box[] {
  if (ports === "") return [];
  const [first = 0, last = first] = ports.split("-").map(Number);
  const protocol = [{ first: PROTOCOL.tcp, last: PROTOCOL.tcp }];
  return makeBoxes({ family: 4, protocol, destinationPort: [{ first, last }] });
}

/** One layer that denies what no rule matches. Rules are named a, b, c …: `allow 1-9`, or `allow 1-9 surely 3`. */
function layer(text: string): Chain<string> {
  const rules = text.split(", ").map((written, at): Rule<string> => {
    const [action = "", possible = "", , certain = possible] = written.split(" ");
    const boxes = tcp(possible);
    return {
      action: action as Action,
      possible: boxes,
      certain: certain === possible ? boxes : tcp(certain),
      origin: "abcdef".charAt(at),
    };
  });
  return [{ rules, implied: { action: "deny", origin: "implied" } }];
}

function idle(text: string): string {
  return redundantRules(layer(text))
    .map(({ origin, reason, by }) => `${origin} ${reason} ${by.join(" ")}`.trim())
    .join(", ");
}

describe("redundantRules", () => {
  test.each<[string, string, string]>([
    ["ports apart", "allow 1, allow 2", ""],
    ["the same twice", "allow 1, allow 1", "b shadowed a"],
    ["within one above that says the opposite", "allow 1-9, deny 3", "b shadowed a"],
    ["within two above together", "allow 1-4, allow 5-9, deny 3-6", "c shadowed a b"],
    ["not quite within two above", "allow 1-4, allow 6-9, deny 3-6", "c redundant"],
    ["within one below", "allow 3, allow 1-9", "a redundant b"],
    ["carved out above", "deny 3, allow 1-9", ""],
    ["a deny before the implied deny", "allow 1, deny 2", "b redundant"],
    ["alike below only after one that differs", "allow 3, deny 3-4, allow 1-9", ""],
    ["the rest of what is carved out is alike", "deny 3, allow 3-4, allow 1-9", "b redundant c"],
    ["no packet", "allow , allow 1", "a matches nothing"],
    ["perhaps shadowed", "allow 1-9 surely 1, allow 2", ""],
    ["surely shadowed by the certain part", "allow 1-9 surely 1-2, allow 2", "b shadowed a"],
    ["perhaps alike below", "allow 2, allow 1-9 surely 1", ""],
    ["perhaps otherwise in between", "allow 2, deny 2-3 surely 3, allow 1-9", ""],
    ["redundant while the others stay", "allow 1-5, deny 7, allow 1-9", "a redundant c"],
    [
      "each only while the other stays",
      "allow 1-5, allow 1-5, deny 7, allow 1-9",
      "a redundant d, b shadowed a",
    ],
  ])("%s", (_, rules, expected) => {
    expect(idle(rules)).toEqual(expected);
  });

  test("can go all at once, whatever turns out to be true, and nothing is decided otherwise", () => {
    const wide = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(tinyChain, handingOn), wide, (chain, truth) => {
        const gone = new Set(redundantRules(chain).map(({ origin }) => origin));
        const real = turnedOut(chain, truth);
        const rest = real.map((layer) => ({
          ...layer,
          rules: layer.rules.filter(({ origin }) => !gone.has(origin)),
        }));
        const wrong = SAMPLES.filter(
          ({ packet }) =>
            decide(real, "must", packet).action !== decide(rest, "must", packet).action,
        );
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
