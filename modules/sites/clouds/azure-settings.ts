// Azure settings of a deployment, with defaults filled in. The schema has checked each value by itself.
import { formatPath } from "../../input";
import type { Inspection, Path } from "../../input";
import { checkGuards, readGuard } from "./guard-checks";
import type { WrittenNames } from "../file/role-addresses";
import type { AzureAttachment, AzureSettings } from "../site";
import type { WrittenAttachment, WrittenAzure, WrittenList } from "../file/written-site";

/** The settings, or undefined if something about them is wrong. `interfaces`: names of the deployment's. */
export function readAzureSettings(
  written: WrittenAzure,
  deployment: string,
  interfaces: WrittenNames,
  path: Path,
  inspection: Inspection,
): AzureSettings | undefined {
  const attachments = written.attach ?? [];
  const attach = readAttachments(attachments, [...path, "attach"], inspection);
  if (attachments.length > 0) checkGuards(attachments, interfaces, [...path, "attach"], inspection);
  const { resourceGroup, location, subscription, providerVersion } = written;
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
    ...(providerVersion === undefined ? {} : { providerVersion }),
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
    if (attachment === undefined) return [];
    const id = readId(attachment, [...path, index], inspection);
    if (id === undefined) return [];
    // Azure compares ids without case.
    const first = seen.get(id.trim().toLowerCase());
    if (first !== undefined)
      inspection.reportError([...path, index], {
        message: `\`${formatPath([...path, index])}\` attaches to the same id as number ${first + 1}`,
        remedy: "keep one of the two",
      });
    seen.set(id.trim().toLowerCase(), first ?? index);
    const place = readPlace(attachment, id, [...path, index], inspection);
    return [{ ...place, ...readGuard(attachment) }];
  });
}

function readPlace(
  { subnetId, inSubnet }: WrittenAttachment,
  id: string,
  path: Path,
  inspection: Inspection,
): AzureAttachment {
  if (subnetId === undefined)
    return { networkInterfaceId: id, ...(inSubnet === undefined ? {} : { inSubnet }) };
  if (inSubnet !== undefined)
    inspection.reportErrorAtKey([...path, "inSubnet"], {
      message: "a subnet is in no other subnet",
      remedy: "remove `inSubnet`; it stands beside `networkInterfaceId`",
    });
  return { subnetId: id };
}

const ID_KEYS = ["subnetId", "networkInterfaceId"] as const;

/** The one id of an attachment. An id that is wrong by itself has been reported. */
function readId(
  attachment: WrittenAttachment,
  path: Path,
  inspection: Inspection,
): string | undefined {
  const named = ID_KEYS.filter((key) => inspection.document.textOf([...path, key]) !== undefined);
  if (named.length === 1) return attachment.subnetId ?? attachment.networkInterfaceId;
  inspection.reportError(path, {
    message: `\`${formatPath(path)}\` names ${named.length === 0 ? "nothing to attach to" : "two things to attach to"}`,
    allowed: "either `subnetId: …` or `networkInterfaceId: …`",
    remedy: named.length === 0 ? "add one of the two" : "make two attachments of it",
  });
  return undefined;
}
