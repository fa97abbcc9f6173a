// What can be typed after the program's name, as its definition has it: all that a completion script is made of.
import type { Command, Option } from "commander";

import { collect } from "../repeated-options";

export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** Words that its arguments can be; empty: names of files. */
  readonly words: readonly string[];
}

export interface OptionWords {
  /** With their hyphens, the short one first. */
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** Empty: anything, such as the name of a file. */
  readonly choices: readonly string[];
  readonly isRepeatable: boolean;
}

export interface ProgramWords {
  readonly name: string;
  readonly options: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
}

export function wordsOf(program: Command): ProgramWords {
  return {
    name: program.name(),
    options: optionsOf(program),
    commands: program.commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      options: optionsOf(command),
      words: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    })),
  };
}

function optionsOf(command: Command): readonly OptionWords[] {
  return command.createHelp().visibleOptions(command).map(optionOf);
}

function optionOf(option: Option): OptionWords {
  const { short, long, description, argChoices = [], parseArg } = option;
  return {
    names: [short, long].filter((name) => name !== undefined),
    description,
    takesValue: option.required || option.optional,
    choices: argChoices,
    isRepeatable: parseArg === collect,
  };
}

/** Text between single quotes of bash and zsh. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Part of a shell function's name. */
export function functionName({ name }: ProgramWords): string {
  return `_${name.replaceAll("-", "_")}`;
}
