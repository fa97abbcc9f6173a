// From boxes to cells and back: runs programs over the layers of a problem, class by class, and gives the answers as
// boxes.
import type { Box } from "../sets/box";
import { Budget, BudgetExceeded } from "./budget";
import type { Literal } from "../sets/unknowns";
import { isInClass, type PacketClass, PACKET_CLASSES } from "../sets/packet-classes";
import { intersectCells } from "./cell";
import { aboveFixed } from "./cell-table";
import { changedCells, type Versions } from "./changed-cells";
import { Problem } from "./problem";
import type { LayerTerms } from "./unknown-fields";
import { type CellProgram, type CellStage, DROP, type Step, walk } from "./walk";

/** A layer of the problem with the step of each of its rules, and the step of packets that none of them matches. */
export interface Stage {
  readonly layer: number;
  readonly steps: readonly Step[];
  readonly otherwise: Step;
}

/** A question about the layers of a problem. */
export interface Program {
  readonly stages: readonly Stage[];
  /** What is true of all packets that are asked about. @default nothing is known */
  readonly given?: readonly Literal[];
  /** Packets on which these do not differ are known not to be in the answer. @default nothing is known */
  readonly versions?: readonly Versions[] | undefined;
  /** The origin to name when the budget runs out, given the marks of where the walk was. @default none */
  readonly originOf?: (marks: readonly number[]) => unknown;
}

/** A box of the answer, with the marks of the steps that its packets took. */
export interface Solution {
  readonly box: Box;
  readonly marks: readonly number[];
  /** The unknowns on which it depends that its packets are in the answer, `given` ones left out. */
  readonly when: readonly Literal[];
}

/** With more than this part of all cells changed, starting at each of them is no saving. */
const MANY = 1 / 2;

/** Answers questions about the same layers of rules. */
export class Solver {
  readonly #layers: readonly LayerTerms[];
  readonly #budget: Budget;
  readonly #problems = new Map<PacketClass, Problem>();

  /** @param budget what all questions together may spend. */
  constructor(layers: readonly LayerTerms[], budget: Budget = new Budget()) {
    this.#layers = layers;
    this.#budget = budget;
  }

  /**
   * Disjoint boxes of all packets that, starting at stage 0, end in the answer.
   * @throws BudgetExceeded with the origin of the rule where the walk was.
   */
  solve(program: Program): readonly Solution[] {
    let visited: readonly number[] = [];
    const visit = (marks: readonly number[]): void => {
      visited = marks;
    };
    try {
      return PACKET_CLASSES.flatMap((packetClass) => this.#solveClass(program, packetClass, visit));
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      throw new BudgetExceeded(error.budget, program.originOf?.(visited));
    }
  }

  #solveClass(
    { stages, versions, given = [] }: Program,
    packetClass: PacketClass,
    visit: (marks: readonly number[]) => void,
  ): readonly Solution[] {
    const [first] = stages;
    if (first === undefined) throw new Error("a program without stages");
    // Most scopes and flows know only one family: a first stage that lets nothing through ends it here.
    if (first.otherwise.to === DROP && !this.#isInhabited(first.layer, packetClass)) return [];
    const problem = this.#problemIn(packetClass);
    const solutions: Solution[] = [];
    const known = new Set(given.map(({ unknown }) => unknown));
    const whole = problem.whole(given);
    const common = versions === undefined ? undefined : changedCells(problem, versions, whole);
    const program: CellProgram = {
      table: problem.table,
      stages: stages.map((stage) => {
        const twin = common?.twins.find(({ right }) => right === stage.layer);
        const left = stages.findIndex(({ layer }) => layer === twin?.left);
        return {
          ...cellStage(problem, stage),
          ...(twin !== undefined && { twin: { left, changed: twin.changed } }),
        };
      }),
      partners: common?.partners ?? new Map(),
      budget: this.#budget,
      emit: (cell, marks) => {
        const when = problem.literalsOf(cell).filter(({ unknown }) => !known.has(unknown));
        solutions.push({ box: problem.toBox(cell), marks, when });
      },
      visit,
    };
    const start = { marks: [], deciders: [] };
    if (common === undefined || common.changed.length > problem.table.cells.length * MANY) {
      walk(program, 0, whole, aboveFixed([]), start);
      return solutions;
    }
    common.changed.forEach((number, i) => {
      const cell = intersectCells(problem.table.cell(number), whole);
      walk(program, 0, cell, aboveFixed(common.changed.slice(0, i)), start);
    });
    return solutions;
  }

  #isInhabited(layer: number, packetClass: PacketClass): boolean {
    return (
      this.#layers[layer]?.some((terms) =>
        terms.some(({ boxes }) => boxes.some((box) => isInClass(box, packetClass))),
      ) ?? false
    );
  }

  #problemIn(packetClass: PacketClass): Problem {
    const known = this.#problems.get(packetClass);
    if (known !== undefined) return known;
    const problem = new Problem(packetClass, this.#layers, this.#budget);
    this.#problems.set(packetClass, problem);
    return problem;
  }
}

function cellStage(problem: Problem, { layer, steps, otherwise }: Stage): CellStage {
  const segment = problem.layer(layer);
  const stepOf = (number: number): Step => {
    const step = steps[segment.rules[number - segment.from] ?? -1];
    if (step === undefined) throw new Error(`cell ${number} has no step`);
    return step;
  };
  return { segment, stepOf, otherwise };
}
