// Azure settings of a deployment, with defaults filled in. The schema has checked each value by itself.
import { formatPath } from "../input";
import type { Inspection, Path } from "../input";
import type { AzureAttachment, AzureSettings } from "./site";
import type { WrittenAttachment, WrittenAzure, WrittenList } from "./written-site";

/** The settings, or undefined if something about them is wrong. */
export function readAzureSettings(
  written: WrittenAzure,
  deployment: string,
  path: Path,
  inspection: Inspection,
): AzureSettings | undefined {
  const attach = readAttachments(written.attach ?? [], [...path, "attach"], inspection);
  const { resourceGroup, location, subscription } = written;
  if (resourceGroup === undefined || location === undefined) return undefined;
  return {
    ...(subscription === undefined ? {} : { subscription }),
    resourceGroup,
    location,
    attach,
    rules: written.rules ?? "inline",
    subnets: written.subnets ?? "dedicated",
    name: written.name ?? defaultName(deployment),
    tags: written.tags ?? {},
  };
}

/** Deployment names may end in a hyphen, names of security groups may not. */
function defaultName(deployment: string): string {
  return `nsg-${deployment}`.replace(/-+$/, "");
}

function readAttachments(
  written: WrittenList<WrittenAttachment>,
  path: Path,
  inspection: Inspection,
): readonly AzureAttachment[] {
  const seen = new Map<string, number>();
  return written.flatMap((attachment, index) => {
    const id = attachment?.subnetId ?? attachment?.networkInterfaceId;
    if (attachment === undefined || id === undefined) return [];
    // Azure compares ids without case.
    const first = seen.get(id.trim().toLowerCase());
    if (first !== undefined)
      inspection.refuse([...path, index], {
        message: `\`${formatPath([...path, index])}\` attaches to the same id as number ${first + 1}`,
        remedy: "keep one of the two",
      });
    seen.set(id.trim().toLowerCase(), first ?? index);
    return [attachment.subnetId === undefined ? { networkInterfaceId: id } : { subnetId: id }];
  });
}
