// What a verdict about flows to service tags rests on, where nobody says what the tags hold.
import type { Deployment } from "../../../modules/sites";
import { isOpenFlow } from "../required-chain";

/** One sentence for each tag, with the first of the flows that name it. */
export function tagAssumptions({ flows }: Deployment): readonly string[] {
  const asking = new Map<string, string[]>();
  for (const { id, far } of flows.filter(isOpenFlow))
    asking.set(far.role, [...(asking.get(far.role) ?? []), id]);
  return [...asking].map(([tag, [first = "", ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return `the service tag \`${tag}\` means the same to the site and to the rules that name it: whatever Azure lists in it is asked for (${first}${more}), and nobody here knows what that is`;
  });
}
