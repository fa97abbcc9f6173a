// From boxes to cells and back: runs a program of stages over boxes in each world, and gives the answer as boxes.
import type { Box } from "../box";
import { Budget, BudgetExceeded } from "../budget";
import { isIn, type World, WORLDS } from "../worlds";
import type { Cell } from "./cell";
import { CellTable } from "./cell-table";
import { RankSpace } from "./rank-space";
import { type CellStage, DROP, type Step, walk } from "./walk";

/** A rule of a program: packets in any of the boxes take this step. */
export interface StageRule extends Step {
  readonly boxes: readonly Box[];
}

/** Rules in evaluation order, and the step of packets that none of them matches. */
export interface Stage {
  readonly rules: readonly StageRule[];
  readonly otherwise: Step;
}

/** A box of the answer, with the marks of the steps that its packets took. */
export interface Solution {
  readonly box: Box;
  readonly marks: readonly number[];
}

/**
 * Disjoint boxes of all packets that, starting at stage 0, end in the answer.
 * @throws BudgetExceeded with the origin, as `originOf` names it, of the rule where the walk was.
 */
export function solve(
  stages: readonly Stage[],
  budget: Budget = new Budget(),
  originOf: (marks: readonly number[]) => unknown = () => undefined,
): readonly Solution[] {
  let visited: readonly number[] = [];
  const visit = (marks: readonly number[]): void => {
    visited = marks;
  };
  try {
    return WORLDS.flatMap((world) => solveWorld(stages, budget, world, visit));
  } catch (error) {
    if (error instanceof BudgetExceeded) throw new BudgetExceeded(error.budget, originOf(visited));
    throw error;
  }
}

function solveWorld(
  stages: readonly Stage[],
  budget: Budget,
  world: World,
  visit: (marks: readonly number[]) => void,
): readonly Solution[] {
  const boxes: Box[] = [];
  const steps: Step[] = [];
  const cellStages: CellStage[] = [];
  for (const { rules, otherwise } of stages) {
    const from = boxes.length;
    // The boxes of a rule become rules of their own that take the same step: whichever comes first, the step is the same.
    for (const rule of rules) {
      for (const box of rule.boxes) {
        if (!isIn(box, world)) continue;
        boxes.push(box);
        steps.push(rule);
      }
    }
    // Most scopes and flows know only one family: a first stage that lets nothing through ends it here.
    if (cellStages.length === 0 && boxes.length === 0 && otherwise.to === DROP) return [];
    cellStages.push({ from, end: boxes.length, otherwise });
  }
  if (cellStages.length === 0) throw new Error("a program without stages");
  const space = new RankSpace(world.family, [world.whole, ...boxes]);
  const cells: readonly Cell[] = boxes.map((box) => space.toCell(box));
  const solutions: Solution[] = [];
  walk(
    {
      table: new CellTable(cells, budget),
      steps,
      stages: cellStages,
      budget,
      emit: (cell, marks) => {
        solutions.push({ box: space.toBox(cell), marks });
      },
      visit,
    },
    0,
    space.toCell(world.whole),
    [],
    [],
  );
  return solutions;
}
