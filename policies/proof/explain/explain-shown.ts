// Why packets pass or do not, with no site to say what the machines are for: at every gate that a plan or state shows and whose
// machines have an address of the packets, or that the user chooses.
import { type Box, PacketSet } from "../../../modules/packets";
import {
  type CarriedNames,
  chainOf,
  readShownAlone,
  type ShownPlace,
  type ShownReading,
  type Source,
  secretsOf,
  type UsualCase,
  type Veil,
  veilOf,
} from "../../readers";
import { requiredChain } from "../required-chain";
import { veilUnsupported } from "../veiled";
import type { ExplainOptions, Explanation, Question } from "./explain";
import { answersAtGate, type GateAnswers } from "./gate-answers";

export interface ChosenGates {
  /** The name of a gate, its id, or the group or network whose rules act there. */
  readonly gate?: string;
  /** What machines carry and run as, in the clouds whose rules go by that. */
  readonly carries?: CarriedNames;
}

export interface ShownQuestion extends ChosenGates {
  readonly boxes: readonly Box[];
  /** @default both */
  readonly direction?: Question["direction"];
}

export interface ShownAnswers {
  /** One for each direction in which a gate was asked. */
  readonly explanations: readonly Explanation[];
  /** Names of the gates that could be chosen. */
  readonly names: readonly string[];
  /** Those of them whose addresses are not shown, and that were not asked. */
  readonly passed: readonly string[];
}

interface Asked {
  readonly place: ShownPlace;
  readonly usual: UsualCase | undefined;
}

export function explainShown(
  file: string,
  source: Source,
  question: ShownQuestion,
  options: ExplainOptions = {},
): ShownAnswers {
  const reading = readShownAlone(source);
  const secrets = secretsOf([source]);
  const veil = veilOf([secrets === undefined ? undefined : { secrets }], options.showSensitive);
  const { all, chosen } = placesFor(reading, question);
  const isChosen = question.gate !== undefined || question.carries !== undefined;
  const directions = (["inbound", "outbound"] as const).filter(
    (one) => question.direction === undefined || question.direction === one,
  );
  const explanations = directions.flatMap((direction) => {
    const gates = chosen.flatMap(({ place, usual }) => {
      const boxes = packetsAt(place, direction, question.boxes, isChosen);
      if (boxes.length === 0) return [];
      const { name } = place;
      const chain = chainOf(place.layers(direction));
      const context = { flows: [], required: requiredChain([]), direction, source, veil };
      const asked = { name, chain, ...(usual !== undefined && { usual }) };
      return [answersAtGate(asked, boxes, context, options)];
    });
    return gates.length === 0
      ? []
      : [explanation({ file, reading, veil }, gates, direction, question)];
  });
  const names = (some: readonly Asked[]): readonly string[] => [
    ...new Set(some.map(({ place }) => veil.text(place.name))),
  ];
  return {
    explanations,
    names: names(all),
    passed: isChosen ? [] : names(all.filter(({ place }) => place.holds === undefined)),
  };
}

function placesFor(
  { firewalls }: ShownReading,
  { gate, carries }: ChosenGates,
): { readonly all: readonly Asked[]; readonly chosen: readonly Asked[] } {
  const all = firewalls.flatMap(({ kind }) =>
    (carries === undefined ? kind.places : (kind.carrying?.(carries) ?? [])).map((place) => ({
      place,
      usual: kind.usual,
    })),
  );
  if (gate === undefined) return { all, chosen: all };
  const wanted = plainName(gate);
  return { all, chosen: all.filter(({ place }) => namesOf(place).includes(wanted)) };
}

/** The whole name, what it ends with, the id, and what acts there. */
function namesOf({ name, id, groups }: ShownPlace): readonly string[] {
  const last = name.split(" ").at(-1) ?? "";
  return [name, last, id ?? "", ...groups].map(plainName);
}

function plainName(text: string): string {
  return text.replaceAll("`", "").toLowerCase();
}

/** The packets that pass there; all of them where the user says so and the source does not show which. */
function packetsAt(
  { holds }: ShownPlace,
  direction: Question["direction"],
  boxes: readonly Box[],
  isChosen: boolean,
): readonly Box[] {
  if (holds === undefined) return isChosen ? boxes : [];
  const near = direction === "inbound" ? "destination" : "source";
  const scope = boxes.map((box) => ({ ...box, [near]: holds[box.family] }));
  const own = scope.filter((box) => box[near].length > 0);
  return PacketSet.of(own).intersect(PacketSet.of(boxes)).boxes();
}

function explanation(
  { file, reading, veil }: { file: string; reading: ShownReading; veil: Veil },
  gates: readonly GateAnswers[],
  direction: Question["direction"],
  { boxes }: ShownQuestion,
): Explanation {
  const taken = gates.flatMap(({ assumes }) => assumes ?? []);
  return {
    file,
    question: { direction, boxes, near: [] },
    gates,
    unsupported: [...reading.unsupported, ...reading.unmodelled].map((one) =>
      veilUnsupported(one, veil),
    ),
    assumptions: [...new Set([...reading.assumptions, ...taken])]
      .map((text) => veil.text(text))
      .sort(),
  };
}
