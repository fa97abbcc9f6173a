// Facts that no Terraform document shows and that the site's author answers for: what a service tag holds, who carries a
// network tag. A proof takes them as they are written, and its verdict lists each one that it used.
import { parsePrefix, unionAddresses } from "../../packets";
import type { Inspection, Path } from "../../input";
import { addressesOf, readPrefixes } from "./address-list";
import type { Assumptions, StatedContents } from "../site";
import type { WrittenAssumptions, WrittenList } from "./written-site";

/** Probes and other platform traffic come from here; it is in every virtual network. */
const PLATFORM_ADDRESS = parsePrefix("168.63.129.16/32");

/** Reads the `assume` mapping of a deployment; undefined when there is none. */
export function readAssumptions(
  written: WrittenAssumptions | undefined,
  path: Path,
  inspection: Inspection,
): Assumptions | undefined {
  if (written === undefined) return undefined;
  const contents = (key: ContentsKey): StatedContents =>
    readContents(written[key], [...path, key], inspection);
  const { edgeMachines = {}, securityAdminRules, firewallPolicies, otherStacks } = written;
  const edgeTags = definedTexts(edgeMachines.tags);
  const edgeServiceAccounts = definedTexts(edgeMachines.serviceAccounts);
  return {
    serviceTags: withPlatform(contents("serviceTags")),
    applicationSecurityGroups: contents("applicationSecurityGroups"),
    networkTags: contents("networkTags"),
    serviceAccounts: contents("serviceAccounts"),
    ...(edgeTags === undefined ? {} : { edgeTags }),
    ...(edgeServiceAccounts === undefined ? {} : { edgeServiceAccounts }),
    ...(otherStacks === undefined ? {} : { otherStacks }),
    noRulesAbove: securityAdminRules === "none" || firewallPolicies === "none",
  };
}

type ContentsKey = "serviceTags" | "applicationSecurityGroups" | "networkTags" | "serviceAccounts";

function readContents(
  written: Readonly<Record<string, WrittenList<string>>> = {},
  path: Path,
  inspection: Inspection,
): StatedContents {
  const read = Object.entries(written).flatMap(([name, texts]) => {
    const prefixes = readPrefixes(texts, [...path, name], inspection);
    return prefixes === undefined ? [] : [[name, addressesOf(prefixes)] as const];
  });
  return new Map(read);
}

function definedTexts(list: WrittenList<string> | undefined): readonly string[] | undefined {
  return list?.filter((text) => text !== undefined);
}

/** The platform's own address need not be written. */
function withPlatform(tags: StatedContents): StatedContents {
  const network = tags.get("VirtualNetwork");
  if (network === undefined) return tags;
  const own = network.find(({ family }) => family === 4)?.ranges ?? [];
  const ranges = unionAddresses(own, [PLATFORM_ADDRESS]);
  const rest = network.filter(({ family }) => family !== 4);
  return new Map([...tags, ["VirtualNetwork", [{ family: 4, ranges }, ...rest]]]);
}
