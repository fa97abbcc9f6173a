// The rules of a problem in one world, as numbered cells: made once, however many questions are asked about them.
import type { Box } from "../box";
import type { Budget } from "../budget";
import { isIn, type World } from "../worlds";
import type { Cell } from "./cell";
import { CellTable, type Segment } from "./cell-table";
import { RankSpace } from "./rank-space";

/** The boxes of each rule of a layer, rules in evaluation order. */
export type LayerBoxes = readonly (readonly Box[])[];

/** A layer of the problem. The boxes of a rule are cells of their own: whichever comes first, the rule is the same. */
export interface LayerCells extends Segment {
  /** The index of the rule of each cell of the segment. */
  readonly rules: readonly number[];
}

/** The cells of all layers in one world. */
export class Problem {
  readonly table: CellTable;
  /** All packets of the world. */
  readonly whole: Cell;
  private readonly layers: readonly LayerCells[];
  private readonly space: RankSpace;

  constructor(world: World, layers: readonly LayerBoxes[], budget: Budget) {
    const boxes: Box[] = [];
    this.layers = layers.map((layer) => {
      const from = boxes.length;
      const rules: number[] = [];
      layer.forEach((own, rule) => {
        for (const box of own) {
          if (!isIn(box, world)) continue;
          boxes.push(box);
          rules.push(rule);
        }
      });
      return { from, end: boxes.length, rules };
    });
    budget.spend(boxes.length);
    this.space = new RankSpace(world.family, [world.whole, ...boxes]);
    this.table = new CellTable(
      boxes.map((box) => this.space.toCell(box)),
      budget,
    );
    this.whole = this.space.toCell(world.whole);
  }

  /** The layer with this number. */
  layer(number: number): LayerCells {
    const layer = this.layers[number];
    if (layer === undefined) throw new Error(`layer ${number} does not exist`);
    return layer;
  }

  /** The box that a cell stands for. */
  toBox(cell: Cell): Box {
    return this.space.toBox(cell);
  }
}
