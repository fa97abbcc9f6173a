// Why a rule is in doubt, where that is something that was not understood.
import type { RuleOrigin } from "../readers";

/** What was not understood of the rule itself, or of what its doubt rests on. */
export function causeOfRule<T>(
  { address, restsOn = [] }: RuleOrigin,
  causes: ReadonlyMap<string, T>,
): T | undefined {
  for (const one of [address, ...restsOn]) {
    const cause = causes.get(one);
    if (cause !== undefined) return cause;
  }
  return undefined;
}
