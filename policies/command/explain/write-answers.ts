// The last step of `explain`: answers and problems are written, and give the exit status.
import type { Problem } from "../../../modules/input";
import type { Explanation } from "../../proof";
import { renderExplanations } from "../../report";
import { printProblems } from "../messages";
import { type Streams, textOptions } from "../streams";

export function writeAnswers(
  explanations: readonly Explanation[],
  problems: readonly Problem[],
  { format }: { readonly format: "text" | "json" },
  streams: Streams,
): 0 | 2 {
  printProblems(problems, streams);
  if (explanations.length > 0) {
    const { stdout } = streams;
    const options = textOptions(stdout, streams);
    stdout.write(renderExplanations(format, explanations, problems, options));
  }
  return problems.length === 0 && explanations.every(isCertain) ? 0 : 2;
}

function isCertain({ gates, unsupported }: Explanation): boolean {
  return (
    unsupported.length === 0 &&
    gates.length > 0 &&
    gates.every(
      ({ answers, unfinished }) =>
        unfinished === undefined && answers.every(({ verdict }) => verdict !== "unknown"),
    )
  );
}
