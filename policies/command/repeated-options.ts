// What a command does with an option that is given twice: gathers its values where that means something, and refuses it
// everywhere else, so that no value is dropped in silence.
import { type Command, Option } from "commander";

import { shown } from "../../modules/input/shown-text";

/** Gathers an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** `--deployment`, of the commands that do something with deployments of the site. */
export function deploymentsOption(description: string): Option {
  return new Option("-d, --deployment <NAME>", `${description} (repeatable)`).argParser(collect);
}

/** Makes it an error to give an option twice that takes one value. */
export function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    if (option.isBoolean() || option.parseArg === collect) continue;
    let first: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (first !== undefined)
        command.error(
          `error: option '${option.flags}' is given twice, as \`${shown(first)}\` and as \`${shown(value)}\`; give it once`,
        );
      first = value;
    });
  }
}
