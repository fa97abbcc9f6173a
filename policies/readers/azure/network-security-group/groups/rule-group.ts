// Whether a standalone rule belongs to a group: by the group's name and resource group, where both stand in the cloud as they
// are written, and by the subscription in which their providers work.
import { isDeepStrictEqual } from "node:util";

import { type Field, nameText } from "../../../resources/field";
import { isKept } from "../../../resources/kept-arguments";
import type { Sameness } from "../../../resources/references";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import { isOneThing } from "../../../resources/template-text";
import { compareNames } from "../../../resources/text-comparison";
import { shownSubscription } from "../../azure-ids";
import { compareForms, type NameForm, nameForm } from "./group-names";
import { GROUP_TYPE, type GroupName, type SecurityGroupRecord } from "./records";

export interface NamedGroup {
  readonly record: SecurityGroupRecord;
  readonly name: NameForm | undefined;
  readonly resourceGroup: NameForm | undefined;
}

/** By the group's name, which may be a reference to it, and by its resource group. */
export function compareRuleGroup(
  block: ResourceBlock,
  rule: GroupName,
  { record, name, resourceGroup }: NamedGroup,
  resources: ResourceSet,
): Sameness {
  const text = nameText(rule.name);
  const place = block.nameValue(rule.resourceGroup);
  if (text === undefined || typeof place !== "string") return "unknown";
  const group = record.block;
  const isReferred = resources.find(text, GROUP_TYPE, "name") !== undefined;
  const isInOwn = resources.find(place, GROUP_TYPE, "resource_group_name") === record.resource;
  const named = compareKept(
    isReferred ? "same" : compareField(rule.name, name, [block, group], resources),
    [block, "network_security_group_name"],
    isReferred ? undefined : [group, "name"],
  );
  const placed = compareKept(
    isInOwn ? "same" : compareField(rule.resourceGroup, resourceGroup, [block, group], resources),
    [block, "resource_group_name"],
    isInOwn ? undefined : [group, "resource_group_name"],
  );
  if (named === "different" || placed === "different") return "different";
  const isSure = rule.provider === record.provider && !isApart([block, group], resources);
  return isSure && named === "same" && placed === "same" ? "same" : "unknown";
}

type Argument = readonly [block: ResourceBlock, key: string];

/** The answer, as far as Terraform does not leave other names in the cloud. */
function compareKept(answer: Sameness, ...given: readonly (Argument | undefined)[]): Sameness {
  return given.every((one) => one === undefined || isKept(...one)) ? answer : "unknown";
}

/** A template is the same name where it has one value in both. */
function compareField(
  field: Field<string>,
  known: NameForm | undefined,
  blocks: Pair,
  resources: ResourceSet,
): Sameness {
  const form = nameForm(field, resources);
  const answer = compareForms(form, known);
  if (answer !== "same" || form?.literal !== false) return answer;
  return isOneThing(form.key) && repeatAlike(blocks) ? "same" : "unknown";
}

type Pair = readonly [ResourceBlock, ResourceBlock];

/** Whether `each` and `count` stand for the same in both, where they are used. */
function repeatAlike(blocks: Pair): boolean {
  const [one, other] = blocks.map(({ body }) => [body["count"] ?? null, body["for_each"] ?? null]);
  return isDeepStrictEqual(one, other);
}

/** A provider may have worked in another subscription when one of the two was made. */
function isApart(blocks: Pair, resources: ResourceSet): boolean {
  const [here, there] = blocks.map((block) => shownSubscription(block, resources));
  return compareNames(here ?? "", there ?? "") === "different";
}
