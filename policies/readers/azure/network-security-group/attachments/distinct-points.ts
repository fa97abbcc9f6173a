// The attachment points of a site, each once.
import type { AzureAttachment, AzureSettings } from "../../../../../modules/sites";
import { sitePoint } from "../../attachment-points";

/** One for each point, with all roles that its entries name. Azure compares ids without letter case. */
export function distinctPoints(attach: AzureSettings["attach"]): AzureSettings["attach"] {
  const byPoint = new Map<string, AzureAttachment>();
  for (const attachment of attach) {
    const { kind, id } = sitePoint(attachment);
    const key = `${kind} ${id.trim().toLowerCase()}`;
    const known = byPoint.get(key);
    byPoint.set(key, known === undefined ? attachment : bothOf(known, attachment));
  }
  return [...byPoint.values()];
}

function bothOf(
  { interfaces: roles, ...one }: AzureAttachment,
  { interfaces: more, ...other }: AzureAttachment,
): AzureAttachment {
  const both = { ...one, ...other };
  if (roles === undefined || more === undefined) return both;
  return { ...both, interfaces: [...new Set([...roles, ...more])] };
}
