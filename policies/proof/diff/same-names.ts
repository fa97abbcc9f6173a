// When an unknown of one configuration is the same unknown in the other: only then does it cancel out in their comparison.
// What has a name is the same where everything that its contents rest on is; what has none, where the rule's own text is too.
import type { Chain, Literal, Rule } from "../../../modules/packets";
import { isOwnUnknown, type RuleOrigin } from "../../readers";
import { mapRules, withoutTerms } from "../chains";

/** What texts of one side of a comparison mean: equal texts of both sides mean the same. */
export interface MeaningContext {
  /** What a rule says, with all that its meaning rests on. */
  ruleText(rule: RuleOrigin): string;
  /** The name of an unknown, with all that its contents rest on. */
  nameText(unknown: string): string;
}

/** The names of both sides of a comparison. */
export interface NamesOfBoth {
  readonly base: SharedNames;
  readonly head: SharedNames;
}

export function namesOfBoth(base: MeaningContext, head: MeaningContext): NamesOfBoth {
  const numbers = new Map<string, number>();
  return {
    base: new SharedNames("base", base, numbers),
    head: new SharedNames("head", head, numbers),
  };
}

/** The unknowns of one configuration, under names that both configurations of a comparison share. */
export class SharedNames {
  readonly #side: "base" | "head";
  readonly #context: MeaningContext;
  readonly #numbers: Map<string, number>;
  readonly #texts = new Map<RuleOrigin, string>();
  readonly #named = new Map<string, string>();

  /** @param numbers a short name for each text, for both sides. */
  constructor(side: "base" | "head", context: MeaningContext, numbers: Map<string, number>) {
    this.#side = side;
    this.#context = context;
    this.#numbers = numbers;
  }

  /** Equal texts of both sides are rules that match the same packets, whatever these are. */
  textOf(rule: RuleOrigin): string {
    const known = this.#texts.get(rule);
    if (known !== undefined) return known;
    // Whether a rule of unknown priority comes before another one depends on both.
    const ranked = rule.priority !== undefined || rule.writtenBy === "cloud";
    const text = [this.#context.ruleText(rule), rule.reason ?? "", ranked ? "" : this.#side].join(
      "\n",
    );
    this.#texts.set(rule, text);
    return text;
  }

  /** The chain with every unknown under its shared name, and with a name for what had none. */
  rename(chain: Chain<RuleOrigin>): Chain<RuleOrigin> {
    const nameOf = this.#ruleNames(chain);
    return mapRules(chain, (rule) => {
      const { certain, possible, terms } = rule;
      if (certain === possible) return withoutTerms(rule);
      const own = nameOf(rule);
      if (terms === undefined) {
        const holds = [{ unknown: own, holds: true }];
        return {
          ...rule,
          terms: [
            { boxes: certain, when: [] },
            { boxes: possible, when: holds },
          ],
        };
      }
      const shared = ({ unknown, holds }: Literal): Literal => ({
        unknown: isOwnUnknown(unknown) ? `${partOf(unknown)} of ${own}` : this.#nameOf(unknown),
        holds,
      });
      return {
        ...rule,
        terms: terms.map(({ boxes, when }) => ({ boxes, when: when.map(shared) })),
      };
    });
  }

  /**
   * A name for what one rule matches. Rules with one text may still be told apart by what is left out of it, such as their
   * priorities, so that none of several stands for one of the other configuration.
   */
  #ruleNames(chain: Chain<RuleOrigin>): (rule: Rule<RuleOrigin>) => string {
    const sharing = new Map<string, Set<RuleOrigin>>();
    const textOf = ({ action, origin }: Rule<RuleOrigin>): string =>
      `${action} ${this.textOf(origin)}`;
    for (const rule of chain.flatMap(({ rules }) => rules)) {
      if (rule.certain === rule.possible) continue;
      const text = textOf(rule);
      sharing.set(text, (sharing.get(text) ?? new Set()).add(rule.origin));
    }
    return (rule) => {
      const text = textOf(rule);
      const all = [...(sharing.get(text) ?? [])];
      const own = all.length > 1 ? `${this.#side} ${all.indexOf(rule.origin)} ` : "";
      return `rule ${this.#numberOf(`${own}${text}`)}`;
    };
  }

  #nameOf(unknown: string): string {
    const name =
      this.#named.get(unknown) ?? `name ${this.#numberOf(this.#context.nameText(unknown))}`;
    this.#named.set(unknown, name);
    return name;
  }

  #numberOf(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

/** Which part of its rule an unknown is about: the word that its name begins with. */
function partOf(unknown: string): string {
  return unknown.split(" ", 1)[0] ?? "";
}
