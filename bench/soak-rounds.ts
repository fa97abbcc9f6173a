// One round of the soak: two chains, compared as sets and packet by packet. Every shape of rule list that the benches know
// takes its turn, short and long, related and not.
import {
  admitted,
  type Bound,
  type Box,
  boxHas,
  type Chain,
  Comparison,
  decide,
  type Packet,
  type Piece,
} from "../modules/packets";
import { generateFlows, requiredOf } from "./flow-generator";
import { samplePacket } from "./packet-samples";
import { randomChain } from "./random-chains";
import { rewriteRules, withManySources } from "./rewritten-rules";
import { chainOf, editRules, generateRules, SHAPES } from "./rule-generators";
import { SeededRandom } from "./seeded-random";

/** What was tried so far. */
export interface SoakCounts {
  rounds: number;
  pieces: number;
  packets: number;
  /** Packets that the left chain allows and the right one denies. */
  apart: number;
  /** One line for each packet on which the two roads part. */
  readonly differences: string[];
}

export function noCounts(): SoakCounts {
  return { rounds: 0, pieces: 0, packets: 0, apart: 0, differences: [] };
}

const BOUNDS: readonly Bound[] = ["must", "may"];

type Pair = readonly [Chain<string | number>, Chain<string | number>];

/** Two chains; the longer lists are long enough to be looked up in an index. */
function pairOf(random: SeededRandom): Pair {
  const kind = random.below(4);
  if (kind === 0) return [randomChain(random).chain, randomChain(random).chain];
  if (kind === 1) {
    const { flows, rules } = generateFlows(random, random.between(5, 80));
    const kept = random.chance(0.5) ? rules : editRules(random, rules);
    return [chainOf(kept), requiredOf(flows)];
  }
  const shape = random.chance(0.5) ? SHAPES.acl : SHAPES.firewall;
  const [few, families] = [random.between(3, 250), random.pick([[4], [6], [4, 6]] as const)];
  const rules = generateRules(random, few, shape, families);
  if (kind === 3) return [chainOf(rules), chainOf(generateRules(random, few, shape, families))];
  // Two versions: a few edits, or rules split and swapped throughout with a few edits on top.
  const many = random.chance(0.5) ? withManySources(random, rules, 3) : rules;
  const others = random.chance(0.5) ? rewriteRules(random, many) : many;
  return [chainOf(many), chainOf(editRules(random, editRules(random, others)))];
}

/** Compares one pair of chains in both directions, on so many random and boundary packets. */
export function soakRound(seed: number, packets: number, counts: SoakCounts): void {
  const random = new SeededRandom(seed);
  const [left, right] = random.chance(0.5) ? pairOf(random) : swapped(pairOf(random));
  const bounds = [random.pick(BOUNDS), random.pick(BOUNDS)] as const;
  const both = new Comparison(left, right);
  const directions = [both.onlyLeft(...bounds), both.onlyRight(...bounds)] as const;
  const told = [toldBoxes(directions[0]), toldBoxes(directions[1])] as const;
  const sets = [admitted(left, bounds[0]), admitted(right, bounds[1])] as const;
  const found = directions.flat().flatMap(({ boxes }) => boxes);
  // Corners of the answer are worth as much as corners of the question.
  const corners = [...boxesOf(left), ...boxesOf(right), ...found];
  counts.rounds += 1;
  counts.pieces += directions[0].length + directions[1].length;
  for (let i = 0; i < packets; i += 1) {
    const packet = samplePacket(random, corners);
    const sides = [decide(left, bounds[0], packet), decide(right, bounds[1], packet)] as const;
    const [opens, other] = sides.map(({ action: action }) => action === "allow") as [
      boolean,
      boolean,
    ];
    const agrees =
      sets[0].has(packet) === opens &&
      sets[1].has(packet) === other &&
      isIn(told[0], packet, opens && !other ? [sides[0].path, sides[1].path] : undefined) &&
      isIn(told[1], packet, other && !opens ? [sides[1].path, sides[0].path] : undefined);
    counts.packets += 1;
    if (opens !== other) counts.apart += 1;
    if (!agrees) counts.differences.push(tell(seed, packet));
  }
}

/** A box of the answer with the paths of its piece, told once for all packets. */
interface Told {
  readonly box: Box;
  readonly left: string;
  readonly right: string;
}

function toldBoxes(pieces: readonly Piece<string | number, string | number>[]): readonly Told[] {
  return pieces.flatMap(({ boxes, left, right }) =>
    boxes.map((box) => ({ box, left: left.join(), right: right.join() })),
  );
}

/** Whether the packet is in exactly one box, with these paths; or in none when there are no paths. */
function isIn(
  told: readonly Told[],
  packet: Packet,
  paths: readonly [readonly unknown[], readonly unknown[]] | undefined,
): boolean {
  let holding = 0;
  let agrees = true;
  for (const { box, left, right } of told) {
    if (!boxHas(box, packet)) continue;
    holding += 1;
    agrees &&= left === paths?.[0].join() && right === paths[1].join();
  }
  return holding === (paths === undefined ? 0 : 1) && agrees;
}

function swapped([one, other]: Pair): Pair {
  return [other, one];
}

function boxesOf(chain: Chain<unknown>): readonly Box[] {
  return chain.flatMap(({ rules }) => rules.flatMap(({ possible }) => possible));
}

function tell(seed: number, packet: Packet): string {
  const fields = Object.entries(packet).map(([name, value]) => `${name} ${String(value)}`);
  return `round ${seed} differs: ${fields.join(", ")}`;
}
