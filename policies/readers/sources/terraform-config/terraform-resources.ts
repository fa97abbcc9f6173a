// The resources of a document as a flat list. Terraform's JSON syntax lets an object stand where a list of objects may;
// both are read at every level.
import { DocumentBlock } from "./resource-block";
import type { ReadingNotes } from "../../reading-notes";
import type { DocumentPath } from "./terraform-document";

/** One `resource` block. */
export interface TerraformResource {
  readonly type: string;
  readonly name: string;
  readonly block: DocumentBlock;
}

type Entry = readonly [body: Readonly<Record<string, unknown>>, path: DocumentPath];

/** Every resource of the document, in its order. */
export function listResources(notes: ReadingNotes): readonly TerraformResource[] {
  const found: TerraformResource[] = [];
  for (const [types, typesPath] of objectsAt(
    notes.document.root["resource"],
    ["resource"],
    notes,
  )) {
    for (const [type, named] of Object.entries(types)) {
      for (const [names, namesPath] of objectsAt(named, [...typesPath, type], notes)) {
        for (const [name, body] of Object.entries(names)) {
          for (const [fields, path] of objectsAt(body, [...namesPath, name], notes)) {
            found.push({
              type,
              name,
              block: new DocumentBlock(fields, path, `${type}.${name}`, notes),
            });
          }
        }
      }
    }
  }
  refuseRepeated(found);
  return found;
}

/** The objects that stand at a path: the one object, or those of a list. Reports anything else; null is none. */
export function objectsAt(
  value: unknown,
  path: DocumentPath,
  notes: ReadingNotes,
  address?: string,
): readonly Entry[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, at): readonly Entry[] => {
      if (isObject(element)) return [[element, [...path, at]]];
      refuseShape(element, [...path, at], notes, address);
      return [];
    });
  }
  if (isObject(value)) return [[value, path]];
  refuseShape(value, path, notes, address);
  return [];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuseShape(
  value: unknown,
  path: DocumentPath,
  notes: ReadingNotes,
  address?: string,
): void {
  notes.refuse({
    message: `\`${String(path.at(-1))}\` is \`${JSON.stringify(value).slice(0, 60)}\` where an object belongs`,
    remedy: "write an object, or a list of objects",
    path,
    ...(address === undefined ? {} : { address }),
  });
}

function refuseRepeated(resources: readonly TerraformResource[]): void {
  const seen = new Set<string>();
  for (const { block } of resources) {
    if (seen.has(block.address)) {
      block.refuse(`\`${block.address}\` is declared twice`, "remove one of the two declarations");
    }
    seen.add(block.address);
  }
}
