// Where references and ids lead to.
import { nameText } from "./field";
import type { ResourceBlock } from "./resource-block";

/** One managed resource, or one data source. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly block: ResourceBlock;
}

export const ID_ATTRIBUTES: readonly string[] = ["id", "self_link"];

export interface Index {
  readonly byAddress: ReadonlyMap<string, Resource>;
  /** By type and id, for sources that show the ids of resources; ids are compared without letter case. */
  readonly byId: ReadonlyMap<string, Resource>;
}

export function indexOf(all: readonly Resource[], data: readonly Resource[] = []): Index {
  const keyed = (resources: readonly Resource[], isData: boolean) =>
    resources.map((resource) => {
      const { type, name, block } = resource;
      return [addressKey(block.notes.from, isData, type, name), resource] as const;
    });
  const shown = all.filter(({ block }) => block.dialect.shows === "cloud");
  return {
    byAddress: new Map([...keyed(all, false), ...keyed(data, true)]),
    byId: new Map(
      shown.flatMap((resource) =>
        ID_ATTRIBUTES.flatMap((key) => {
          const id = nameText(resource.block.name(key));
          return id === undefined ? [] : [[idKey(resource.type, id), resource] as const];
        }),
      ),
    ),
  };
}

export function addressKey(
  from: string | undefined,
  isData: boolean,
  type: string,
  name: string,
): string {
  return `${from ?? ""} ${isData ? "data." : ""}${type}.${name}`;
}

export function idKey(type: string, id: string): string {
  return `${type} ${id.trim().toLowerCase()}`;
}
