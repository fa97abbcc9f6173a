// Completion for zsh: to be sourced, or saved as `_edge-firewall` in a folder of `fpath`.
import {
  type CommandWords,
  functionName,
  type OptionWords,
  type ProgramWords,
  quoted,
} from "./command-words";

export function zshScript(program: ProgramWords): string {
  const { name, commands, options } = program;
  const self = functionName(program);
  const described = commands.map((it) =>
    quoted(`${it.name}:${it.description.replaceAll(":", "\\:")}`),
  );
  return `#compdef ${name}
${self}() {
  local command=$words[2]
  if (( CURRENT == 2 )); then
    local -a commands=(${described.join(" ")})
    _describe command commands
    _arguments ${options.map(optionSpec).join(" ")}
    return
  fi
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join("\n")}
  esac
}
if [[ $funcstack[1] == ${self} || $funcstack[1] == _${name} ]]; then
  ${self} "$@"
else
  compdef ${self} ${name}
fi
`;
}

function commandCase({ name, options, words }: CommandWords): string {
  const rest = quoted(`*: :${valuesOf(words)}`);
  return `    ${name}) _arguments ${[...options.map(optionSpec), rest].join(" ")} ;;`;
}

/** For \`_arguments\`: the names exclude each other, unless the option may be given again. */
function optionSpec({ names, description, takesValue, choices, isRepeatable }: OptionWords) {
  const before = isRepeatable ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  const after = `[${description.replace(/[[\]\\:]/g, "\\$&")}]${takesValue ? `: :${valuesOf(choices)}` : ""}`;
  return names.map((name) => quoted(`${before}${name}${after}`)).join(" ");
}

function valuesOf(words: readonly string[]): string {
  return words.length === 0 ? "_files" : `(${words.join(" ")})`;
}
