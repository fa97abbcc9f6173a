// Resources of Azure's own API that are written as calls of it (azapi): those of networks and security groups are read as
// the resources of the provider that say the same. What says more than those can stays as it is, and is reported.
import { META_ARGUMENTS } from "../meta-arguments";
import { qualified } from "../../../resources/qualified";
import { ResourceBlock } from "../../../resources/resource-block";
import type { Follow } from "../../../resources/resource-set";
import type { Resource } from "../../../resources/resource-index";
import { isToken } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import { type Call, type Made, makeFirst, makeSecond } from "./made-resources";

type Fields = Readonly<Record<string, unknown>>;

/** Arguments of a call that change nothing of what it makes. */
const PLAIN: ReadonlySet<string> = new Set([
  "type",
  "name",
  "parent_id",
  "resource_id",
  "location",
  "tags",
  "body",
  "ignore_casing",
  "ignore_missing_property",
  "locks",
  "response_export_values",
  "retry",
  "schema_validation_enabled",
  ...META_ARGUMENTS,
]);

/** What a configuration's resources are with its calls read. */
export interface ReadBodies {
  readonly resources: readonly Resource[];
  /** Leads references to a call to the resource that stands for it. */
  readonly follow: Follow;
}

export function readApiBodies(resources: readonly Resource[]): ReadBodies {
  const calls = resources.flatMap(callOf);
  if (calls.length === 0) return { resources, follow: (text) => text };
  const taken = new Set(resources.map(({ type, name }) => `${type}.${name}`));
  const made = new Map<Resource, Made>();
  const byName = new Map<string, Made>();
  const follow: Follow = (text) => rewritten(text, byName);
  const providers = new Map(
    resources.map(({ type, name, block }) => [`\${${type}.${name}.id}`, block.body["provider"]]),
  );
  // Networks and groups first: subnets and rules name them.
  for (const make of [makeFirst, makeSecond]) {
    for (const call of calls) {
      const parent = follow(call.parent);
      const one = make({ ...call, parent, provider: providers.get(parent.replace(/\s/g, "")) });
      // A name that is taken would lead references of both to one of them.
      const isFree = one?.resources.every(({ type, name }) => !taken.has(`${type}.${name}`));
      if (one === undefined || isFree !== true) continue;
      for (const { type, name, block } of one.resources) {
        taken.add(`${type}.${name}`);
        providers.set(`\${${type}.${name}.id}`, block.body["provider"]);
      }
      made.set(call.resource, one);
      if (call.resource.type === "azapi_resource") byName.set(call.resource.name, one);
    }
  }
  const read = resources.flatMap((one) => made.get(one)?.resources ?? [one]);
  return {
    resources: read.map((one) => ({ ...one, block: following(one.block, follow) })),
    follow,
  };
}

function following(
  { body, path, address, dialect, notes }: ResourceBlock,
  follow: Follow,
): ResourceBlock {
  return new ResourceBlock(body, path, address, qualified(dialect, undefined, follow), notes);
}

const WHOLE_ID = /^\$\{\s*azapi_resource\.([\w-]+)\.id\s*\}$/;
const WITHIN = /(?<![\w.-])azapi_resource\.([\w-]+)(?=\.(?:id|name)\b)/g;

/** The text with references to calls as references to what stands for them, or as the id where that is written out. */
function rewritten(text: string, made: ReadonlyMap<string, Made>): string {
  if (!isToken(text) || !text.includes("azapi_resource.")) return text;
  const id = made.get(WHOLE_ID.exec(text.trim())?.[1] ?? "")?.id;
  if (id !== undefined) return id;
  return text.replace(WITHIN, (whole: string, name: string) => {
    const { id: literal, resources: [first] = [] } = made.get(name) ?? {};
    return first === undefined || literal !== undefined ? whole : `${first.type}.${first.name}`;
  });
}

/** A call that holds nothing which is not known. */
function callOf(resource: Resource): readonly Call[] {
  const { type, block } = resource;
  if (type !== "azapi_resource" && type !== "azapi_update_resource") return [];
  const { body } = block;
  const [, api = ""] = /^Microsoft\.Network\/([\w/]+)@[\w-]+$/i.exec(textOf(body["type"])) ?? [];
  const properties = propertiesOf(body["body"]);
  const isPlain = Object.entries(body).every(([key, value]) => value === null || PLAIN.has(key));
  if (properties === undefined || !isPlain) return [];
  return [
    {
      resource,
      api: api.toLowerCase(),
      properties,
      parent: textOf(body["parent_id"]),
      provider: undefined,
    },
  ];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The properties of a body, an object or the text of one, that holds nothing else. */
function propertiesOf(body: unknown): Fields | undefined {
  const object = typeof body === "string" ? parsed(body) : body;
  if (!isObject(object) || Object.keys(object).some((key) => key !== "properties"))
    return undefined;
  const { properties = {} } = object;
  return isObject(properties) ? properties : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
