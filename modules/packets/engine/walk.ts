// First-match evaluation of whole cells of packets at once. A program is a list of stages; in each stage the first rule
// that matches says where its packets go: to a later stage, into the answer, or nowhere. Two chains of rules that are
// compared, and every operation on sets, are such programs, so this is the only place where first match is computed.
//
// At each rule, `cell` minus the cells in `above` is precisely the set of packets that reach it. Covers and slabs only
// move information from `above` into `cell`; nothing is ever approximated.
import type { Budget } from "./budget";
import {
  APART,
  boundsOf,
  type Cell,
  COVERS,
  GENERAL,
  intersectCells,
  withoutInField,
} from "./cell";
import { type Above, type CellTable, gather, type Segment } from "./cell-table";
import { propagate, residual } from "./residual";

/** Where packets go after a match: the index of a later stage, or one of the two constants. */
export type Target = number;
/** Into the answer. */
export const EMIT: Target = -1;
/** Nowhere: they are of no interest. */
export const DROP: Target = -2;

/** What the packets of a rule are marked with, and where they go. */
export interface Step {
  readonly mark: number;
  readonly to: Target;
}

/** A segment of the table as rules in evaluation order, and what holds where none matches. */
export interface CellStage {
  readonly segment: Segment;
  /** The step of a cell of the segment. */
  readonly stepOf: (number: number) => Step;
  readonly otherwise: Step;
  /**
   * For a layer of the right one of two versions: the stage of the same layer on the left, and the cells of this segment
   * that are not kept from there, in order.
   */
  readonly twin?: { readonly left: number; readonly changed: readonly number[] };
}

/** Everything that a walk needs and never changes. */
export interface CellProgram {
  readonly table: CellTable;
  readonly stages: readonly CellStage[];
  /** For each cell of a left version that is kept, its number on the right. */
  readonly partners: ReadonlyMap<number, number>;
  readonly budget: Budget;
  /** Receives packets of the answer, with the mark of the deciding rule of every stage that they passed. */
  readonly emit: (cell: Cell, marks: readonly number[]) => void;
  /** Told the marks of where the walk is, whenever it goes on to another stage. */
  readonly visit: (marks: readonly number[]) => void;
}

/** How the packets came to a stage: the marks of their steps, and for each stage passed the cell that decided, if one did. */
export interface Path {
  readonly marks: readonly number[];
  readonly deciders: readonly (number | undefined)[];
}

/** Stands for the cell that decided where none did and the layer's implied step was taken. */
const NONE = -1;

/** Walks `cell` minus the cells above it through the program, from stage `at` on. */
export function walk(program: CellProgram, at: Target, cell: Cell, above: Above, path: Path): void {
  const { table, stages } = program;
  program.visit(path.marks);
  const stage = stages[at];
  if (stage === undefined) throw new Error(`stage ${at} does not exist`);
  const { segment } = stage;
  const start = propagate(table, cell, gather(table, above, boundsOf(cell)));
  if (start === undefined) return;
  let rest = start.cell;
  let bounds = boundsOf(rest);
  const list = [...start.cuts];
  const few = fewCandidates(program, stage, path);
  const upTo = (limit: number): Above =>
    few === undefined
      ? { fixed: above.fixed, parts: [...above.parts, { segment, limit }], list }
      : // All cells of the segment below the limit but these have partners that are above already.
        {
          fixed: [...above.fixed, ...few.filter((number) => number < limit)],
          parts: above.parts,
          list,
        };
  const onTo = (step: Step, decider: number, taken: Cell, limit: number): void => {
    if (step.to !== DROP)
      follow(program, step, taken, upTo(limit), passed(path, at, step, decider));
  };
  const candidates =
    few === undefined ? table.upToCover(segment, rest) : table.meeting(few, bounds);
  for (const number of candidates) {
    if (!table.meets(number, bounds)) continue;
    const relation = table.relate(number, rest);
    if (relation === APART) continue;
    const rule = table.cell(number);
    const step = stage.stepOf(number);
    if (step.to !== DROP) onTo(step, number, intersectCells(rest, rule), number);
    if (relation === COVERS) return;
    if (relation === GENERAL) {
      list.push(number);
    } else {
      const left = withoutInField(rest, relation, rule[relation] as Cell[number]);
      if (left === undefined) return;
      rest = left;
      bounds = boundsOf(rest);
    }
  }
  onTo(stage.otherwise, NONE, rest, segment.end);
}

/**
 * The only cells of the stage that can decide packets of which it is known how the other version decided them: changed
 * ones, and the partner of the cell that decided there. `undefined` where nothing is known.
 */
function fewCandidates(
  { partners }: CellProgram,
  { twin }: CellStage,
  { deciders }: Path,
): readonly number[] | undefined {
  const decider = twin === undefined ? undefined : deciders[twin.left];
  if (twin === undefined || decider === undefined) return undefined;
  if (decider === NONE) return twin.changed;
  const partner = partners.get(decider);
  if (partner === undefined) return undefined;
  return [...twin.changed.filter((number) => number < partner), partner];
}

function passed({ marks, deciders }: Path, at: number, step: Step, decider: number): Path {
  const known = [...deciders];
  known[at] = decider;
  return { marks: [...marks, step.mark], deciders: known };
}

function follow(program: CellProgram, step: Step, cell: Cell, above: Above, path: Path): void {
  if (step.to !== EMIT) {
    walk(program, step.to, cell, above, path);
    return;
  }
  const numbers = gather(program.table, above, boundsOf(cell));
  residual(program.table, program.budget, cell, numbers, (left) => {
    program.emit(left, path.marks);
  });
}
