// Changes of one gate from the pieces of its comparisons: split by the documented flow that asks for the packets, gathered
// by the rules that decide, and each with a witness that the packet-by-packet evaluator has replayed in both documents.
import { type CompareOptions, decide } from "../../../modules/packets";
import type { Box, Chain, Packet } from "../../../modules/packets";
import { citeFlow, describeRule, describeTraffic, findingFlow } from "../../catalog";
import type { Gate, RuleOrigin } from "../../readers";
import { ruleToBlame } from "../blame";
import { shownBoxes } from "../difference-causes";
import type { Change, ChangeKind, Side } from "./comparison";
import { chooseWitness } from "../witness";
import type { FlowOrigin } from "../chains";
import { splitByFlow } from "../required-chain";

/** Packets that change in one way, and what tells them apart from others: the rules that decide them. */
export interface ChangePiece {
  readonly kind: ChangeKind;
  readonly boxes: readonly Box[];
  readonly rules: readonly (RuleOrigin | "base" | "head")[];
}

/** The gate in both documents; a chain is absent where the document has none. */
export interface ChangeSides {
  readonly deployment: string;
  readonly gate: Gate;
  readonly base: Chain<RuleOrigin> | undefined;
  readonly head: Chain<RuleOrigin> | undefined;
  readonly required: Chain<FlowOrigin>;
}

/** Changes told apart at one gate; those after them are told together, so that work stays bounded. */
const LARGEST_COUNT = 500;

export function changesOf(
  sides: ChangeSides,
  pieces: readonly ChangePiece[],
  options: CompareOptions,
): readonly Change[] {
  return gather(pieces).flatMap(({ kind, boxes }) =>
    splitByFlow(sides.required, boxes, options).map((part) => change(sides, kind, part)),
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

function change(sides: ChangeSides, kind: ChangeKind, boxes: readonly Box[]): Change {
  const { deployment, gate, base, head, required } = sides;
  const { packets, truncated } = shownBoxes(boxes);
  const witness = chooseWitness(packets);
  const before = sideOf(base, witness);
  const after = sideOf(head, witness);
  if (!agrees(kind, before, after, sides)) throw disagreement(kind, witness, before, after);
  const flow = decide(required, "must", witness).path.at(-1);
  const traffic = `${gate.direction} ${describeTraffic({ packets, truncated })}`;
  const asked = flow === undefined ? "no documented flow asks for it" : citeFlow(flow);
  return {
    kind,
    deployment,
    gate: gate.name,
    direction: gate.direction,
    machines: gate.machines,
    message: `${sentence(kind, traffic, before, after)} (${asked})`,
    packets,
    truncated,
    witness,
    before,
    after,
    ...(flow !== undefined && { flow: findingFlow(flow) }),
  };
}

function sideOf(chain: Chain<RuleOrigin> | undefined, packet: Packet): Side {
  if (chain === undefined) return { verdict: "unknown" };
  const may = decide(chain, "may", packet);
  const must = decide(chain, "must", packet);
  return {
    verdict: may.action === must.action ? may.action : "unknown",
    decidedBy: ruleToBlame(chain, may, must),
  };
}

function agrees(kind: ChangeKind, before: Side, after: Side, { base, head }: ChangeSides): boolean {
  const pair = `${before.verdict} ${after.verdict}`;
  if (base === undefined) return kind === "may-open" && after.verdict !== "deny";
  if (head === undefined) return kind === "may-close" && before.verdict !== "deny";
  switch (kind) {
    case "opens":
      return pair === "deny allow";
    case "closes":
      return pair === "allow deny";
    case "may-open":
      return ["unknown allow", "deny unknown", "unknown unknown"].includes(pair);
    case "may-close":
      return ["allow unknown", "unknown deny"].includes(pair);
  }
}

function sentence(kind: ChangeKind, traffic: string, before: Side, after: Side): string {
  const was = before.decidedBy === undefined ? undefined : describeRule(before.decidedBy);
  const is = after.decidedBy === undefined ? undefined : describeRule(after.decidedBy);
  switch (kind) {
    case "opens":
      return `${traffic} is opened by ${is ?? ""}; before, ${was ?? ""} closed it`;
    case "closes":
      return `${traffic} is closed by ${is ?? ""}; before, ${was ?? ""} opened it`;
    case "may-open":
    case "may-close":
      return `${traffic} ${doubtWords(kind, before, after)}`;
  }
}

function doubtWords(kind: "may-open" | "may-close", before: Side, after: Side): string {
  const verb = kind === "may-open" ? "opened" : "closed";
  if (before.decidedBy === undefined)
    return `may be ${verb} by ${nameOf(after)}: what was there before is not known`;
  if (after.decidedBy === undefined)
    return `may be ${verb}: ${nameOf(before)} let it through, and what is there now is not known`;
  const doubtful = after.verdict === "unknown" ? after : before;
  const why = doubtful.decidedBy?.reason;
  const when = doubtful === after ? "now" : "before";
  const both = before.verdict === "unknown" && after.verdict === "unknown";
  return (
    `may be ${both ? "opened or closed" : verb}: what ${nameOf(doubtful)} matches ${when} is not known` +
    (why === undefined ? "" : ` (${why})`)
  );
}

function nameOf({ decidedBy }: Side): string {
  return decidedBy === undefined ? "no rule" : describeRule(decidedBy);
}

function disagreement(kind: ChangeKind, witness: Packet, before: Side, after: Side): Error {
  const values = Object.entries(witness).map(([key, value]) => `${key} ${String(value)}`);
  return new Error(
    `the replay of a witness disagrees with the comparison (${values.join(", ")}; ${kind}, but` +
      ` ${before.verdict} before and ${after.verdict} after)`,
  );
}
