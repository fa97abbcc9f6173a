// Changes of one gate from the pieces of its comparisons: split by the documented flow that asks for the packets, gathered
// by the rules that decide, and each with a witness that the packet-by-packet evaluator has replayed in both configurations.
import type { BoundFlow } from "../../../modules/sites";
import { type CompareOptions, decide } from "../../../modules/packets";
import type { Box, Chain, Packet } from "../../../modules/packets";
import {
  citeFlow,
  describePacket,
  describeRule,
  describeTraffic,
  findingFlow,
} from "../../catalog";
import { type Gate, type RuleOrigin, Veil } from "../../readers";
import { deciding, ruleToBlame } from "../blame";
import { type Outcome, outcomeOf, outcomesOf } from "../outcomes";
import { shownRegion } from "../difference-causes";
import type { Change, ChangeKind, Side } from "./comparison";
import type { ChangePiece } from "./change-piece";
import { type Viewpoint, viewOf } from "../witness";
import { type FlowOrigin, restrictTo } from "../chains";
import { isOpenFlow, splitByFlow } from "../required-chain";
import { secondApplyWords, type UntilSecondApply } from "./second-apply";

type GateChain = Chain<RuleOrigin>;

/** The gate in both configurations; a chain is absent where one has none. */
export interface ChangeSides {
  readonly deployment: string;
  readonly gate: Gate;
  readonly base: GateChain | undefined;
  readonly head: GateChain | undefined;
  readonly required: Chain<FlowOrigin>;
  /** What holds until a second apply only; absent where one apply is enough. */
  readonly until?: UntilSecondApply | undefined;
  /** What is not to be printed. @default nothing */
  readonly veil?: Veil | undefined;
}

/** Changes listed one by one at one gate; those after them are reported together, so that work stays bounded. */
const LARGEST_COUNT = 500;

export function changesOf(
  sides: ChangeSides,
  pieces: readonly ChangePiece[],
  options: CompareOptions,
): readonly Change[] {
  const { gate, required } = sides;
  const view = viewOf(gate.direction, required);
  return gather(pieces).flatMap(({ kind, boxes }) =>
    splitByFlow(required, boxes, options).map((part) => change(sides, kind, part, view)),
  );
}

interface Gathered {
  readonly kind: ChangeKind;
  readonly boxes: Box[];
}

/** One group for each kind and set of rules, in the order of their first pieces. */
function gather(pieces: readonly ChangePiece[]): readonly Gathered[] {
  const numbers = new Map<unknown, number>();
  const numberOf = (rule: unknown): number => {
    const known = numbers.get(rule) ?? numbers.size;
    numbers.set(rule, known);
    return known;
  };
  const groups = new Map<string, Gathered>();
  for (const { kind, boxes, rules } of pieces) {
    const own = [kind, ...rules.map(numberOf)].join(" ");
    const key = groups.size < LARGEST_COUNT || groups.has(own) ? own : kind;
    const group = groups.get(key) ?? { kind, boxes: [] };
    for (const box of boxes) group.boxes.push(box);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function change(
  sides: ChangeSides,
  kind: ChangeKind,
  boxes: readonly Box[],
  view: Viewpoint,
): Change {
  const { deployment, gate, base, head, required, veil = new Veil() } = sides;
  const { packets: found, truncated, witness } = shownRegion(boxes, view);
  const packets = veil.boxes(found);
  const before = sideOf(base, witness);
  const after = sideOf(head, witness);
  const ways = waysOf(sides, witness);
  if (!agrees(kind, ways)) throw disagreement(kind, witness, before, after);
  const flow = decide(required, "may", witness).path.at(-1);
  const traffic = `${gate.direction} ${describeTraffic({ packets, truncated })}`;
  const later = secondApplyWords(kind, boxes, sides.until);
  const asked = flow === undefined ? "no documented flow asks for it" : askedBy(flow);
  return {
    kind,
    deployment,
    gate: gate.name,
    direction: gate.direction,
    machines: gate.machines,
    message: `${sentence(kind, traffic, { before, after, ways })} (${asked})${later}`,
    packets,
    truncated,
    witness: veil.packet(witness, packets),
    before,
    after,
    ...(flow !== undefined && { flow: findingFlow(flow) }),
  };
}

function askedBy(flow: BoundFlow): string {
  const open = isOpenFlow(flow) ? `, asks for what is in the service tag \`${flow.far.role}\`` : "";
  return `${citeFlow(flow)}${open}`;
}

/** What a configuration does with the witness whatever its unknowns are, and the rule that decides it or is uncertain. */
function sideOf(chain: GateChain | undefined, packet: Packet): Side {
  if (chain === undefined) return { verdict: "unknown" };
  const verdict = outcomeOf(chain, packet);
  const may = decide(chain, "may", packet);
  const must = decide(chain, "must", packet);
  if (verdict === "unknown" || may.action === must.action)
    return { verdict, decidedBy: ruleToBlame(chain, may, must) };
  // Which rule it is depends on the unknowns; the one where none of them holds stands for all.
  const { path } = decide(restrictTo(chain, []), verdict === "allow" ? "must" : "may", packet);
  return { verdict, decidedBy: deciding(path) };
}

/** What becomes of a witness in one way in which the unknowns turn out: before and after. */
type Way = readonly Outcome[];

const opensIn = ([was, is]: Way): boolean => was === "deny" && is === "allow";
const closesIn = ([was, is]: Way): boolean => was === "allow" && is === "deny";
const mayOpenIn = ([was, is]: Way): boolean => was !== "allow" && is !== "deny";
const mayCloseIn = ([was, is]: Way): boolean => was !== "deny" && is !== "allow";

/** The ways for a witness; where a configuration has no such gate, nothing is known of it. */
function waysOf({ base, head }: ChangeSides, packet: Packet): readonly Way[] {
  if (base !== undefined && head !== undefined) return outcomesOf([base, head], packet);
  const [only] = [base, head].flatMap((chain) =>
    chain === undefined ? [] : [outcomeOf(chain, packet)],
  );
  if (only === undefined) throw new Error("a change of no gates");
  return [base === undefined ? ["unknown", only] : [only, "unknown"]];
}

function agrees(kind: ChangeKind, ways: readonly Way[]): boolean {
  switch (kind) {
    case "opens":
      return ways.every(opensIn);
    case "closes":
      return ways.every(closesIn);
    case "may-open":
      return ways.some(mayOpenIn) && !ways.every(opensIn);
    case "may-close":
      return ways.some(mayCloseIn) && !ways.every(closesIn);
  }
}

/** What is known of a change's witness on both sides. */
interface Replayed {
  readonly before: Side;
  readonly after: Side;
  readonly ways: readonly Way[];
}

function sentence(kind: ChangeKind, traffic: string, replayed: Replayed): string {
  const { before, after } = replayed;
  switch (kind) {
    case "opens":
      return `${traffic} is opened by ${nameOf(after)}; before, ${nameOf(before)} closed it`;
    case "closes":
      return `${traffic} is closed by ${nameOf(after)}; before, ${nameOf(before)} opened it`;
    case "may-open":
    case "may-close":
      return `${traffic} ${uncertainWords(kind, replayed)}`;
  }
}

function uncertainWords(kind: "may-open" | "may-close", { before, after, ways }: Replayed): string {
  const verb = kind === "may-open" ? "opened" : "closed";
  if (before.decidedBy === undefined)
    return `may be ${verb} by ${nameOf(after)}: what was there before is not known`;
  if (after.decidedBy === undefined)
    return `may be ${verb}: ${nameOf(before)} let it through, and what is there now is not known`;
  const uncertain = after.verdict === "unknown" ? after : before;
  const why = uncertain.decidedBy?.reason;
  const when = uncertain === after ? "now" : "before";
  const both = ways.some(mayOpenIn) && ways.some(mayCloseIn);
  return (
    `may be ${both ? "opened or closed" : verb}: what ${nameOf(uncertain)} matches ${when} is not known` +
    (why === undefined ? "" : ` (${why})`)
  );
}

function nameOf({ decidedBy }: Side): string {
  return decidedBy === undefined ? "no rule" : describeRule(decidedBy);
}

function disagreement(kind: ChangeKind, witness: Packet, before: Side, after: Side): Error {
  return new Error(
    `the replay of a witness disagrees with the comparison (${describePacket(witness)}; ${kind}, but` +
      ` ${before.verdict} before and ${after.verdict} after)`,
  );
}
