// Asking a person at a terminal. An interface, so that what is asked can be tried without a terminal.

export interface Choice {
  readonly value: string;
  readonly name: string;
}

export interface Prompter {
  /** A line of text. `check` says what is wrong with it, or nothing. An empty answer is one. */
  text(
    message: string,
    options?: {
      readonly initial?: string;
      readonly check?: (answer: string) => string | undefined;
    },
  ): Promise<string>;
  one(message: string, choices: readonly Choice[]): Promise<string>;
  /** Any number of them; `atLeastOne` insists. */
  some(
    message: string,
    choices: readonly Choice[],
    atLeastOne: boolean,
  ): Promise<readonly string[]>;
}

/** The person left: nothing is written. */
export class PromptClosed extends Error {}
