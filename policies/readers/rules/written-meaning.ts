// What a rule says, without what does not change the packets that it matches: equal texts are equal rules.
import type { RuleOrigin } from "../gate";

/** What says where a rule stands or what it is for, but not what it matches. */
const WITHOUT_MEANING = ["name", "priority", "description", "//"];

/** The rule's own keys as text; for a rule that no source shows, what it is called. */
export function writtenMeaning({ definition, address, writtenBy }: RuleOrigin): string {
  if (definition === undefined) return `${writtenBy} ${address}`;
  const entries = Object.entries(definition).filter(([key]) => !WITHOUT_MEANING.includes(key));
  return JSON.stringify(Object.fromEntries(entries));
}
