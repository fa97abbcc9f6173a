// Which security group is meant: groups are told apart by name and resource group (cloud-semantics 1.9), and either may be
// a reference. Names are brought into one form first, so that a document may hold any number of groups.
import type { DocumentBlock } from "../../sources/terraform-config/resource-block";
import type { ResourceIndex, Sameness } from "../../sources/references";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";

/** A name in a form that compares: the literal without letter case, or the template as it stands. */
export interface NameForm {
  readonly key: string;
  /** False for a template that nobody can follow: it may be any name. */
  readonly literal: boolean;
}

/** The form of a field; `undefined` when it holds no text. */
export function nameForm(
  block: DocumentBlock,
  field: string,
  index: ResourceIndex,
): NameForm | undefined {
  const text = block.body[field];
  if (typeof text !== "string") return undefined;
  const literal = index.literal(text);
  return literal === undefined
    ? { key: text.trim(), literal: false }
    : { key: literal.toLowerCase(), literal: true };
}

export function compareForms(a: NameForm | undefined, b: NameForm | undefined): Sameness {
  if (a === undefined || b === undefined) return "untold";
  if (a.key === b.key && a.literal === b.literal) return "same";
  return a.literal && b.literal ? "different" : "untold";
}

/** Reports groups that are certainly one and the same object. */
export function refuseTwins(groups: readonly TerraformResource[], index: ResourceIndex): void {
  const seen = new Map<string, TerraformResource>();
  for (const group of groups) {
    const { block } = group;
    const forms = ["name", "resource_group_name"].map((field) => nameForm(block, field, index));
    if (forms.includes(undefined)) continue;
    // Without `provider`, it is the one of that name.
    const key = JSON.stringify([block.body["provider"] ?? "azurerm", forms]);
    const twin = seen.get(key);
    if (twin === undefined) {
      seen.set(key, group);
      continue;
    }
    block.refuse(
      `\`${block.address}\` and \`${twin.block.address}\` are the same security group`,
      "keep one resource for each group",
    );
  }
}
