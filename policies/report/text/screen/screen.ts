// Where text for people goes: a terminal with its colours and its width, or a file, whose lines are the same everywhere.
import { createColors } from "picocolors";

import type { CellTable } from "../tables";
import { breakLines, widestPiece } from "./break-lines";
import { fitGrid } from "./fit-grid";
import {
  breakCells,
  columnsOf,
  drawGrid,
  type Grid,
  gridOf,
  roomIn,
  widestLine,
  withoutEmpty,
} from "./grid";
import { recordLines } from "./record-lines";
import { shortenWords } from "./shorten";

export interface TextOptions {
  /** Colour by terminal sequences. @default false */
  readonly colour?: boolean;
  /** The width of the terminal. @default none: lines as in a file */
  readonly width?: number;
}

/** The width of lines in a file where words allow it, and the widest that is good to read. */
const FILE_WIDTH = 110;
/** Narrower than this, lines are no longer made shorter. */
const LEAST_ROOM = 20;
/** Of the label that stands beside lines of text. */
const LABEL_WIDTH = 12;

export type Colours = ReturnType<typeof createColors>;

export class Screen {
  readonly colours: Colours;
  readonly #width: number | undefined;

  constructor({ colour = false, width }: TextOptions = {}) {
    this.colours = createColors(colour);
    this.#width = width;
  }

  /** The text in lines, where `indent` cells of each are taken already. On a terminal, long ids lose their middle. */
  wrap(text: string, indent: number): readonly string[] {
    return breakLines(shortenWords(text, this.#limit(indent)), this.#room(indent));
  }

  /** A line that is one line in a file; on a terminal, what does not fit follows, indented by two more. */
  fit(line: string): readonly string[] {
    if (this.#width === undefined || widestLine([line]) <= this.#room(0)) return [line];
    const indent = /^ */.exec(line)?.[0] ?? "";
    const [first = "", ...rest] = this.wrap(line.slice(indent.length), indent.length + 2);
    return [`${indent}${first}`, ...rest.map((part) => `${indent}  ${part}`)];
  }

  /** Lines that fit, each with its line break. */
  lines(lines: readonly string[]): string {
    return textOf(lines.flatMap((line) => this.fit(line)));
  }

  /** The text behind a mark, which stands on the first line only. */
  hanging(mark: string, text: string): readonly string[] {
    const margin = " ".repeat(mark.length);
    return this.wrap(text, mark.length).map((line, at) => `${at === 0 ? mark : margin}${line}`);
  }

  /** Texts with a label beside the first line; on a terminal, above it where a word would not fit beside it. */
  labelled(label: string, texts: readonly string[], margin: string): readonly string[] {
    const { dim } = this.colours;
    const indent = margin.length + LABEL_WIDTH;
    if (texts.some((text) => widestPiece(text) > this.#limit(indent)))
      return [
        `${margin}${dim(label)}`,
        ...texts
          .flatMap((text) => this.wrap(text, margin.length + 2))
          .map((line) => `${margin}  ${line}`),
      ];
    return texts
      .flatMap((text) => this.wrap(text, indent))
      .map(
        (line, index) => `${margin}${dim((index === 0 ? label : "").padEnd(LABEL_WIDTH))}${line}`,
      );
  }

  /** The table; on a terminal that is too narrow for it, its rows as records. Ends with a line break. */
  table(table: CellTable): string {
    const grid = gridOf(table);
    const broken = breakCells(grid, (column) => table.textWidths?.[column] ?? Infinity);
    const width = this.#width;
    if (width === undefined || naturalRoom(broken) <= roomIn(grid, width)) return drawGrid(broken);
    const { filled, empty } = withoutEmpty(grid);
    const fitted = fitGrid(filled, width);
    const below = empty.length === 0 ? [] : this.wrap(`empty columns: ${empty.join(", ")}`, 0);
    return fitted === undefined
      ? textOf([...this.#records(filled), ...(below.length === 0 ? [] : ["", ...below])])
      : `${drawGrid(fitted)}${textOf(below)}`;
  }

  #records(grid: Grid): readonly string[] {
    return recordLines(grid, this.#limit(0), (text, indent) => this.wrap(text, indent));
  }

  /** Where lines of words end. */
  #room(indent: number): number {
    return Math.min(this.#limit(indent), Math.max(LEAST_ROOM, FILE_WIDTH - indent));
  }

  /** Where the terminal ends, and with it the longest word. */
  #limit(indent: number): number {
    return this.#width === undefined ? Infinity : Math.max(LEAST_ROOM, this.#width - indent);
  }
}

function naturalRoom(grid: Grid): number {
  return columnsOf(grid).reduce((total, lines) => total + widestLine(lines), 0);
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
