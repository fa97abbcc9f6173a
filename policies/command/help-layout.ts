// Help and mistakes on the command line, laid out for the terminal that shows them.
import { type Command, Help } from "commander";

import type * as Screens from "../report/text/screen/screen";
import { type Streams, textOptions, type TextSink, widthOf } from "./streams";

/** Of help in a file, as commander has it. */
const FILE_WIDTH = 80;
/** Lines of help that are longer are tiring to read. */
const WIDEST = 110;
/** Text in less is no longer wrapped. */
const LEAST_TEXT = 20;
/** A description that has less room beside its option stands below it. */
const LEAST_BESIDE = 36;
const INDENT = 2;

/** For the program, before its commands are added: they inherit it. */
export function layOutHelp(program: Command, streams: Streams): Command {
  const { stdout, stderr } = streams;
  const helpWidth = (sink: TextSink): number =>
    Math.min(widthOf(sink, streams) ?? FILE_WIDTH, WIDEST);
  return program
    .configureOutput({
      writeOut: (text) => stdout.write(fitted(text, stdout, streams)),
      writeErr: (text) => stderr.write(fitted(text, stderr, streams)),
      getOutHelpWidth: () => helpWidth(stdout),
      getErrHelpWidth: () => helpWidth(stderr),
    })
    .configureHelp({ formatItem, minWidthToWrap: LEAST_TEXT });
}

/** What commander does not wrap: the usage, what is added after the help, and mistakes. */
function fitted(text: string, sink: TextSink, streams: Streams): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs print no help
  const { Screen } = require("../report/text/screen/screen") as typeof Screens;
  const screen = new Screen(textOptions(sink, streams));
  return text
    .split("\n")
    .flatMap((line) => screen.fit(line))
    .join("\n");
}

/** An option with its description, side by side where there is room. */
function formatItem(term: string, termWidth: number, description: string, helper: Help): string {
  const { helpWidth = FILE_WIDTH } = helper;
  if (description === "" || helpWidth - termWidth - 2 * INDENT >= LEAST_BESIDE)
    return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
  const indent = " ".repeat(3 * INDENT);
  const lines = helper.boxWrap(description, helpWidth - indent.length).split("\n");
  return [`${" ".repeat(INDENT)}${term}`, ...lines.map((line) => `${indent}${line}`)].join("\n");
}
