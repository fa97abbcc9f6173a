// `edge-firewall completion` on the command line.
import { Argument, type Command } from "commander";

import type { Streams } from "../streams";
import type * as CompletionCommand from "./completion-command";
import { type Shell, SHELLS } from "./shells";

const USE = `
For the shell that is open, and in its start-up file for every other:
  bash  eval "$(edge-firewall completion bash)"
  zsh   autoload -U compinit; compinit; source <(edge-firewall completion zsh)
  fish  edge-firewall completion fish | source`;

/** Adds the command. */
export function addCompletion(program: Command, streams: Streams): void {
  program
    .command("completion")
    .description("print a script that completes commands and options in a shell")
    .addArgument(new Argument("<SHELL>", "the shell").choices(SHELLS))
    .addHelpText("after", USE)
    .action((shell: Shell) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { printCompletion } = require("./completion-command") as typeof CompletionCommand;
      printCompletion(program, shell, streams);
    });
}
