// The command line: one line for each command, which stands in the folder of its name: `add-NAME.ts` has its options and
// help text, `NAME-command.ts` its work, which is loaded when it is chosen, so that help and mistakes answer at once.
import { Argument, Command, CommanderError } from "commander";

import { shown } from "../../modules/input/shown-text";
import { addAdopt } from "./adopt/add-adopt";
import { addCheck, CHECK_STATUS } from "./check/add-check";
import { addCompletion } from "./completion/add-completion";
import { addDiff } from "./diff/add-diff";
import { addExplain } from "./explain/add-explain";
import { addFlows } from "./flows/add-flows";
import { layOutHelp } from "./help-layout";
import { addInit } from "./init/add-init";
import { addLookup } from "./lookup/add-lookup";
import { refuseRepeats } from "./repeated-options";
import type { Streams } from "./streams";

/** The commands, in the order of the help text. */
const COMMANDS = [
  ...[addCheck, addFlows, addLookup, addDiff, addExplain, addInit, addAdopt],
  ...[addCompletion, addHelp],
];

/**
 * Parses the arguments and runs the command that they name.
 * @param argv the arguments after the program's name.
 * @returns the exit status.
 */
export async function runProgram(
  argv: readonly string[],
  version: string,
  streams: Streams,
): Promise<number> {
  let status = 0;
  const program = makeProgram(version, streams);
  for (const addCommand of COMMANDS)
    addCommand(program, streams, (outcome) => {
      status = outcome;
    });
  program.commands.forEach(refuseRepeats);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // A mistake on the command line decides nothing: 2, where commander would say 1.
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}

function makeProgram(version: string, streams: Streams): Command {
  return layOutHelp(new Command("edge-firewall"), streams)
    .description(
      "Proves, from Terraform configurations alone, that every documented flow of an Edge deployment is open and nothing else is.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .addHelpText("after", CHECK_STATUS);
}

/** In place of commander's own, which takes help that was asked for as a mistake where the status is not known yet. */
function addHelp(program: Command): void {
  const names = program.commands.map((it) => it.name());
  const about = new Argument("[COMMAND]", "one of the others")
    .choices(names)
    .argParser((name: string) => name);
  program
    .command("help")
    .description("print the help of a command")
    .addArgument(about)
    .action((name: string | undefined) => {
      const found =
        name === undefined ? program : program.commands.find((it) => it.name() === name);
      if (found === undefined)
        program.error(
          `error: there is no command \`${shown(name ?? "")}\`; allowed: ${names.join(", ")}; name one of these`,
        );
      found.outputHelp();
    });
}
