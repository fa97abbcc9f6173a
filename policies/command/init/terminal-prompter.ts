// Asking at this process's terminal, by way of a library that knows terminals.
import { type Choice, PromptClosed, type Prompter } from "./prompter";

/** What is used of the library: the same in every version of it, so that types do not hang on which one is installed. */
interface PromptLibrary {
  input(
    config: {
      readonly message: string;
      readonly default?: string;
      readonly validate: (answer: string) => string | true;
    },
    context: Context,
  ): Promise<string>;
  select(
    config: { readonly message: string; readonly choices: readonly Choice[] },
    context: Context,
  ): Promise<string>;
  checkbox(
    config: {
      readonly message: string;
      readonly choices: readonly Choice[];
      readonly required: boolean;
    },
    context: Context,
  ): Promise<readonly string[]>;
}

interface Context {
  readonly output: NodeJS.WritableStream;
}

/** Asks on standard error, so that standard output holds what the command writes and nothing else. */
export function terminalPrompter(): Prompter {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- half a second that only those who are asked pay
  const library = require("@inquirer/prompts") as PromptLibrary;
  const context = { output: process.stderr };
  return {
    text: (message, { initial, check } = {}) =>
      orClosed(
        library.input(
          {
            message,
            ...(initial === undefined ? {} : { default: initial }),
            validate: (answer) => check?.(answer.trim()) ?? true,
          },
          context,
        ),
      ).then((answer) => answer.trim()),
    one: (message, choices) =>
      orClosed(library.select({ message, choices: [...choices] }, context)),
    some: (message, choices: readonly Choice[], required) =>
      orClosed(library.checkbox({ message, choices: [...choices], required }, context)),
  };
}

async function orClosed<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name.endsWith("PromptError")) throw new PromptClosed();
    throw error;
  }
}
