// First-match evaluation of whole cells of packets at once. A program is a list of stages; in each stage the first rule
// that matches says where its packets go: to a later stage, into the answer, or nowhere. Two chains of rules that are
// compared, and every operation on sets, are such programs, so this is the only place where first match is computed.
//
// At each rule, `cell` minus the cells numbered in `above` is precisely the set of packets that reach it. Covers and
// slabs only move information from `above` into `cell`; nothing is ever approximated.
import type { Budget } from "../budget";
import { APART, type Cell, COVERS, GENERAL, intersectCells, withoutInField } from "./cell";
import { boundsOf, type CellTable } from "./cell-table";
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

/** The cells `from`..`end` (exclusive) of the table as rules in evaluation order, and what holds where none matches. */
export interface CellStage {
  readonly from: number;
  readonly end: number;
  readonly otherwise: Step;
}

/** Everything that a walk needs and never changes. */
export interface CellProgram {
  readonly table: CellTable;
  /** The step of each cell of the table. */
  readonly steps: readonly Step[];
  readonly stages: readonly CellStage[];
  readonly budget: Budget;
  /** Receives packets of the answer, with the mark of the deciding rule of every stage that they passed. */
  readonly emit: (cell: Cell, marks: readonly number[]) => void;
  /** Told the marks of where the walk is, whenever it goes on to another stage. */
  readonly visit: (marks: readonly number[]) => void;
}

/** Walks `cell` minus the cells numbered in `above` through the program, from stage `at` on. */
export function walk(
  program: CellProgram,
  at: Target,
  cell: Cell,
  above: readonly number[],
  marks: readonly number[],
): void {
  const { table, steps, stages } = program;
  program.visit(marks);
  const start = propagate(table, cell, above);
  const stage = stages[at];
  if (stage === undefined) throw new Error(`stage ${at} does not exist`);
  if (start === undefined) return;
  let rest = start.cell;
  let bounds = boundsOf(rest);
  const higher = [...start.cuts];
  let number = table.nextMeeting(stage.from, stage.end, bounds);
  for (; number < stage.end; number = table.nextMeeting(number + 1, stage.end, bounds)) {
    const relation = table.relate(number, rest);
    if (relation === APART) continue;
    const rule = table.cell(number);
    const step = stepOf(steps, number);
    if (step.to !== DROP) follow(program, step, intersectCells(rest, rule), higher, marks);
    if (relation === COVERS) return;
    if (relation === GENERAL) {
      higher.push(number);
    } else {
      const left = withoutInField(rest, relation, rule[relation]);
      if (left === undefined) return;
      rest = left;
      bounds = boundsOf(rest);
    }
  }
  follow(program, stage.otherwise, rest, higher, marks);
}

function follow(
  program: CellProgram,
  step: Step,
  cell: Cell,
  above: readonly number[],
  marks: readonly number[],
): void {
  if (step.to === DROP) return;
  const path = [...marks, step.mark];
  if (step.to !== EMIT) {
    walk(program, step.to, cell, above, path);
    return;
  }
  residual(program.table, program.budget, cell, above, (left) => {
    program.emit(left, path);
  });
}

function stepOf(steps: readonly Step[], number: number): Step {
  const step = steps[number];
  if (step === undefined) throw new Error(`cell ${number} has no step`);
  return step;
}
