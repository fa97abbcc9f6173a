// `edge-firewall init`: writes a commented site file from options and, at a terminal, from answers.
import { InputError, type Problem } from "../../../modules/input";
import { draftText, schemaPlace } from "../../drafts";
import { printable, Screen } from "../../report";
import { printLines, printProblems } from "../messages";
import { noTable } from "../drafts/given-site";
import { draftFrom, type InitAnswers, tablesOf } from "./init-answers";
import { type InitOptions, readInitOptions } from "./init-options";
import { askForRest } from "./init-questions";
import { problemsOf } from "../inputs/problem-list";
import { PromptClosed } from "./prompter";
import { type Streams, textOptions } from "../streams";
import { checkOutput, problemsOfDraft, STDOUT, writeDraft } from "../drafts/write-draft";

/** Gives the exit status: 0 written and complete, 1 written with blanks, 2 not written. */
export async function init(options: InitOptions, streams: Streams): Promise<0 | 1 | 2> {
  try {
    const given = readInitOptions(options);
    checkOutput(given.output, options.force);
    const answers =
      streams.prompter === undefined ? given : await askForRest(given, streams.prompter());
    return write(answers, options.force, streams);
  } catch (error) {
    if (error instanceof PromptClosed) {
      printLines(["error: stopped; nothing was written"], "stderr", streams);
      return 2;
    }
    printProblems(problemsOf(error), streams);
    return 2;
  }
}

function write(answers: InitAnswers, force: boolean, streams: Streams): 0 | 1 {
  failIfIncomplete(answers);
  const { output } = answers;
  const file = output === STDOUT ? "edge.yaml" : output;
  const text = draftText(draftFrom(answers), schemaPlace(file));
  const left = problemsOfDraft(text, file);
  if (output === STDOUT) streams.stdout.write(text);
  else {
    writeDraft(output, text, force);
    const wrote = `wrote ${printable(output)}${left.length === 0 ? nextStep(output) : ""}`;
    printLines([wrote], "stdout", streams);
  }
  if (left.length === 0) return 0;
  const places = left.length === 1 ? "one place is" : `${left.length} places are`;
  printLines([`${places} left to fill in:`], "stderr", streams);
  streams.stderr.write(blankTable(left, new Screen(textOptions(streams.stderr, streams))));
  return 1;
}

/** Where each blank is, what it is, and what belongs there. */
function blankTable(blanks: readonly Problem[], screen: Screen): string {
  const rows = blanks.map(({ place, message, allowed = "" }) => [
    [`${place?.file ?? ""}:${place?.line ?? ""}:${place?.column ?? ""}`],
    [message.replaceAll("`", "")],
    [allowed],
  ]);
  const head = ["place", "blank", "what belongs there"];
  return screen.table({ head, rows, textWidths: [Infinity, Infinity, 50] });
}

/** What to do with a file that loads. */
function nextStep(output: string): string {
  const file = printable(output);
  const [flag, variable] =
    output === "edge.yaml" ? ["", ""] : [` --site ${file}`, `EDGE_FIREWALL_SITE=${file} `];
  return `; \`edge-firewall flows${flag}\` lists what it opens, \`${variable}cdktf synth\` makes and proves the stacks`;
}

/** What a file cannot have as a blank: without it, there would be no keys to fill in. */
function failIfIncomplete(answers: InitAnswers): void {
  if (answers.clouds.length === 0)
    throw new InputError({
      message: "no cloud is named",
      allowed: "azure, google, or both",
      remedy: "add --cloud azure or --cloud google, or run this at a terminal to be asked",
    });
  if (tablesOf(answers).length === 0) throw noTable();
}
