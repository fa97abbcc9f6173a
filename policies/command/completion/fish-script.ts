// Completion for fish.
import type { CommandWords, OptionWords, ProgramWords } from "./command-words";

export function fishScript({ name, options, commands }: ProgramWords): string {
  const first = "__fish_use_subcommand";
  const lines = [
    ...options.map((option) => optionLine(name, first, option)),
    ...commands.map(
      (command) =>
        `complete -c ${name} -n ${first} -f -a ${command.name} -d ${quoted(command.description)}`,
    ),
    ...commands.flatMap((command) => commandLines(name, command)),
  ];
  return `# fish completion of ${name}\n${lines.join("\n")}\n`;
}

function commandLines(program: string, { name, options, words }: CommandWords): readonly string[] {
  const here = quoted(`__fish_seen_subcommand_from ${name}`);
  return [
    ...options.map((option) => optionLine(program, here, option)),
    ...(words.length === 0
      ? []
      : [`complete -c ${program} -n ${here} -f -a ${quoted(words.join(" "))}`]),
  ];
}

function optionLine(program: string, where: string, option: OptionWords): string {
  const { names, description, takesValue, choices } = option;
  const flags = names.map((name) =>
    name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
  );
  const value =
    choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : takesValue ? " -r -F" : "";
  return `complete -c ${program} -n ${where} ${flags.join(" ")} -d ${quoted(description)}${value}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
