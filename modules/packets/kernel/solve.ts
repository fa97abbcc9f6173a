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
  const rules = stages.map((stage) =>
    stage.rules.map((rule) => ({ ...rule, boxes: rule.boxes.filter((box) => isIn(box, world)) })),
  );
  if (isIdle(stages[0], rules[0])) return [];
  const boxes = rules.flat().flatMap((rule) => rule.boxes);
  const space = new RankSpace(world.family, [world.whole, ...boxes]);
  const cells: Cell[] = [];
  const steps: Step[] = [];
  const cellStages: CellStage[] = stages.map((stage, i) => {
    const from = cells.length;
    // The boxes of a rule become rules of their own that take the same step: whichever comes first, the step is the same.
    for (const { boxes, ...step } of rules[i] ?? []) {
      for (const box of boxes) {
        cells.push(space.toCell(box));
        steps.push(step);
      }
    }
    return { from, end: cells.length, otherwise: stage.otherwise };
  });
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

/** Whether the first stage lets nothing through: most scopes and flows know only one family. */
function isIdle(stage: Stage | undefined, rules: readonly StageRule[] | undefined): boolean {
  if (stage === undefined || rules === undefined) throw new Error("a program without stages");
  return stage.otherwise.to === DROP && rules.every(({ boxes }) => boxes.length === 0);
}
