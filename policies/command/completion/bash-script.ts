// Completion for bash, 3.2 of macOS included. Nothing that was typed is evaluated; where no words fit, bash offers files.
import { type CommandWords, functionName, type ProgramWords, quoted } from "./command-words";

export function bashScript(program: ProgramWords): string {
  const { name, commands, options } = program;
  const first = [...commands.map((it) => it.name), ...options.flatMap(({ names }) => names)];
  const self = functionName(program);
  return `# bash completion of ${name}
${self}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=
  # bash takes \`--option=value\` for three words.
  if [[ $cur == = ]]; then cur=
  elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words=${quoted(first.join(" "))}
  else
    case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(valueCases).join("\n")}
      *) case "\${COMP_WORDS[1]} $cur" in
${commands.flatMap(wordCases).join("\n")}
      esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -o bashdefault -F ${self} ${name}
`;
}

/** After an option that takes a value: its choices. */
function valueCases({ name, options }: CommandWords): readonly string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map(({ names, choices }) => {
      const typed = names.map((it) => quoted(`${name} ${it}`)).join(" | ");
      return `      ${typed}) words=${quoted(choices.join(" "))} ;;`;
    });
}

/** Anywhere else: options after a hyphen, else what the arguments can be. */
function wordCases({ name, options, words }: CommandWords): readonly string[] {
  const all = options.flatMap(({ names }) => names).join(" ");
  return [
    `        ${quoted(`${name} -`)}*) words=${quoted(all)} ;;`,
    ...(words.length === 0
      ? []
      : [`        ${quoted(`${name} `)}*) words=${quoted(words.join(" "))} ;;`]),
  ];
}
