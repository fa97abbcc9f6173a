// The rules of a problem of one packet class, as numbered cells: made once, however many questions are asked about them.
import type { Box } from "../sets/box";
import type { Budget } from "./budget";
import type { Literal } from "../sets/unknowns";
import { isInClass, type PacketClass } from "../sets/packet-classes";
import type { Cell } from "./cell";
import { CellTable, type Segment } from "./cell-table";
import { type LayerTerms, UnknownFields } from "./unknown-fields";
import { RankSpace } from "./rank-space";

/** A layer of the problem. The boxes of a rule are cells of their own: whichever comes first, the rule is the same. */
export interface LayerCells extends Segment {
  /** The index of the rule of each cell of the segment. */
  readonly rules: readonly number[];
}

/** What a range of a rule costs, and what a box costs beside its ranges. */
const KEPT = 2;
const BOX_IN_RANGES = 8;

/** The cells of all layers of one packet class. */
export class Problem {
  readonly table: CellTable;
  readonly #packetClass: PacketClass;
  readonly #layers: readonly LayerCells[];
  readonly #unknowns: UnknownFields;
  readonly #space: RankSpace;

  constructor(packetClass: PacketClass, layers: readonly LayerTerms[], budget: Budget) {
    const boxes: Box[] = [];
    const whens: (readonly Literal[])[] = [];
    this.#packetClass = packetClass;
    this.#unknowns = new UnknownFields(layers);
    this.#layers = layers.map((layer) => {
      const from = boxes.length;
      const rules: number[] = [];
      layer.forEach((terms, rule) => {
        for (const term of terms) {
          if (this.#unknowns.setsOf(term.when) === undefined) continue;
          for (const box of term.boxes) {
            if (!isInClass(box, packetClass)) continue;
            boxes.push(box);
            whens.push(term.when);
            rules.push(rule);
          }
        }
      });
      return { from, end: boxes.length, rules };
    });
    // Paid before it is made, because it is kept as long as the problem.
    const besides = BOX_IN_RANGES + this.#unknowns.count;
    for (const box of boxes) budget.spend(KEPT * (besides + rangesOf(box)));
    this.#space = new RankSpace(packetClass.family, [packetClass.whole, ...boxes]);
    const cells = boxes.map((box, number) => this.#cellOf(box, whens[number] ?? []));
    this.table = new CellTable(cells, budget);
  }

  /** All packets of the class for which the literals, which do not contradict each other, are true. */
  whole(when: readonly Literal[]): Cell {
    return this.#cellOf(this.#packetClass.whole, when);
  }

  /** The layer with this number. */
  layer(number: number): LayerCells {
    const layer = this.#layers[number];
    if (layer === undefined) throw new Error(`layer ${number} does not exist`);
    return layer;
  }

  /** The box that a cell stands for. */
  toBox(cell: Cell): Box {
    return this.#space.toBox(cell);
  }

  /** What is true of all packets of a cell. */
  literalsOf(cell: Cell): readonly Literal[] {
    return this.#unknowns.literalsOf(cell);
  }

  #cellOf(box: Box, when: readonly Literal[]): Cell {
    const header = this.#space.toCell(box);
    const unknowns = this.#unknowns.setsOf(when) ?? [];
    return unknowns.length === 0 ? header : [...header, ...unknowns];
  }
}

function rangesOf({ source, destination, protocol, sourcePort, destinationPort }: Box): number {
  return (
    source.length +
    destination.length +
    protocol.length +
    sourcePort.length +
    destinationPort.length
  );
}
