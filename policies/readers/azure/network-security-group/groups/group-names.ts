// Which security group is meant: groups are told apart by name and resource group (cloud-semantics 1.9), and either may be
// a reference. Names are brought into one form first, so that a source may hold any number of groups.
import { type Field, nameText } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Resource } from "../../../resources/resource-index";
import type { Sameness } from "../../../resources/references";
import { compareNames } from "../../../resources/text-comparison";
import { compareAzureIds, idOfResource } from "../../azure-ids";
import type { SecurityGroupRecord } from "./records";

/** A name in a form that compares: the literal without letter case, or the template as it stands. */
export interface NameForm {
  readonly key: string;
  /** False for a template that leads to no literal: it may be any name. */
  readonly literal: boolean;
}

/** The form of a name; `undefined` when there is no text. */
export function nameForm(name: Field<string>, resources: ResourceSet): NameForm | undefined {
  const text = nameText(name);
  if (text === undefined) return undefined;
  const literal = resources.literal(text);
  return literal === undefined
    ? { key: text.trim(), literal: false }
    : { key: literal.toLowerCase(), literal: true };
}

export function compareForms(a: NameForm | undefined, b: NameForm | undefined): Sameness {
  if (a === undefined || b === undefined) return "unknown";
  if (a.key === b.key && a.literal === b.literal) return "same";
  return a.literal && b.literal ? "different" : "unknown";
}

/** Whether two group resources are one object of the cloud. Its id says nothing of the location, but it has only one. */
export function compareGroups(one: Resource, other: Resource, resources: ResourceSet): Sameness {
  const { answer } = compareAzureIds(idOfResource(one, resources), idOfResource(other, resources));
  if (answer !== "unknown") return answer;
  const [here, there] = [one, other].map(({ block }) =>
    nameText(block.name("location"))?.replaceAll(" ", ""),
  );
  if (here !== undefined && there !== undefined && compareNames(here, there) === "different")
    return "different";
  return "unknown";
}

/** Pairs of groups that are looked at; a source may hold any number of groups without a plain name. */
const MOST_PAIRS = 50_000;

/** Reports groups that are, or may be, one and the same object: one of them may then have the rules of the other. */
export function reportDuplicates(
  groups: readonly SecurityGroupRecord[],
  resources: ResourceSet,
): void {
  const byName = new Map<string, SecurityGroupRecord[]>();
  const nameless: SecurityGroupRecord[] = [];
  let pairs = 0;
  for (const group of groups) {
    const form = nameForm(group.name, resources);
    const isLiteral = form?.literal === true;
    const before = isLiteral
      ? [...(byName.get(form.key) ?? []), ...nameless]
      : [...[...byName.values()].flat(), ...nameless];
    pairs += before.length;
    if (pairs <= MOST_PAIRS) reportAgainst(group, before, resources);
    if (!isLiteral) nameless.push(group);
    else byName.set(form.key, [...(byName.get(form.key) ?? []), group]);
  }
  if (pairs > MOST_PAIRS)
    groups[0]?.block.report(
      "there are too many security groups without a plain name to tell them apart",
      "write their names out",
    );
}

function reportAgainst(
  { resource, block }: SecurityGroupRecord,
  others: readonly SecurityGroupRecord[],
  resources: ResourceSet,
): void {
  for (const other of others) {
    const answer = compareGroups(resource, other.resource, resources);
    if (answer === "different") continue;
    const names = `\`${block.address}\`${of(block)} and \`${other.block.address}\`${of(other.block)}`;
    block.report(
      answer === "same"
        ? `${names} are the same security group`
        : `it cannot be told whether ${names} are the same security group`,
      answer === "same"
        ? "keep one resource for each group"
        : "write out `name` and `resource_group_name` of both, and `subscription_id` of their providers where these differ",
    );
    return;
  }
}

function of({ notes }: ResourceBlock): string {
  return notes.from === undefined ? "" : ` of ${notes.from}`;
}
