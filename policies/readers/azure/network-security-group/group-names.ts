// Which security group is meant: groups are told apart by name and resource group (cloud-semantics 1.9), and either may be
// a reference. Names are brought into one form first, so that a source may hold any number of groups.
import { type Field, nameText } from "../../sources/field";
import type { ResourceSet, Sameness } from "../../sources/resource-set";
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

/** Reports groups that are certainly one and the same object. */
export function reportDuplicates(
  groups: readonly SecurityGroupRecord[],
  resources: ResourceSet,
): void {
  const seen = new Map<string, SecurityGroupRecord>();
  for (const group of groups) {
    const { block } = group;
    const forms = [group.name, group.resourceGroup].map((name) => nameForm(name, resources));
    if (forms.includes(undefined)) continue;
    // Without `provider`, it is the one of that name.
    const key = JSON.stringify([group.provider ?? "azurerm", forms]);
    const other = seen.get(key);
    if (other === undefined) {
      seen.set(key, group);
      continue;
    }
    block.report(
      `\`${block.address}\` and \`${other.block.address}\` are the same security group`,
      "keep one resource for each group",
    );
  }
}
