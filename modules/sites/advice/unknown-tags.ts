// Service tags in extra flows that are none of those known here. New ones come up, so that a name is no mistake for that.
import type { BoundFlow } from "../bound-flow";
import { isKnownTag } from "../clouds/service-tags";
import type { Advisory } from "../site";

/** One note for each such tag; none where the site states what it holds. */
export function adviseTags(flows: readonly BoundFlow[]): readonly Advisory[] {
  const unknown = flows.flatMap(({ far: { serviceTag } }) =>
    serviceTag === undefined || serviceTag.stated || isKnownTag(serviceTag.name)
      ? []
      : [serviceTag.name],
  );
  return [...new Set(unknown)].map((name) => ({
    id: "note",
    message: `the service tag \`${name}\` is none of those known here: make sure that Azure has it, which refuses rules that name any other`,
  }));
}
