// `edge-firewall completion`: prints a script with which a shell completes the commands, options and their choices.
import type { Command } from "commander";

import type { Streams } from "../streams";
import { bashScript } from "./bash-script";
import { wordsOf } from "./command-words";
import { fishScript } from "./fish-script";
import type { Shell } from "./shells";
import { zshScript } from "./zsh-script";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

export function printCompletion(program: Command, shell: Shell, { stdout }: Streams): void {
  stdout.write(SCRIPTS[shell](wordsOf(program)));
}
