// A folder and its modules as one configuration in the form of Terraform JSON, with every reference followed.
import { isObject, listOf } from "../../../resources/values";
import type { GivenValues } from "../files/given-values";
import {
  addressBelow,
  aliasInWhole,
  instancesOf,
  type ModuleInstance,
  providerKey,
} from "./module-instances";
import type { ModuleTree } from "./module-tree";
import type { Json } from "../files/parse-hcl";
import { NO_MARKS } from "../values/resolved";
import { resourceBody } from "./resource-body";
import { Unknowns } from "../values/unknowns";
import type { WrittenBlock } from "../files/written-block";

/** One block in the whole, and where it comes from. */
export interface PlacedBlock {
  /** `resource`, type and word; `provider` and name; and so on. Several blocks may have the same. */
  readonly keys: readonly [string, ...string[]];
  readonly block: WrittenBlock;
  readonly body: Json;
  readonly marks: unknown;
  /** `module.nsg.azurerm_subnet.edge`. */
  readonly address: string;
}

/** A call of a module that is not read. */
export interface UnreadModule {
  readonly address: string;
  readonly why: string;
  readonly block: WrittenBlock;
}

export interface WholeConfiguration {
  readonly blocks: readonly PlacedBlock[];
  readonly unread: readonly UnreadModule[];
  readonly unknowns: Unknowns;
}

export function wholeOf(tree: ModuleTree, given: GivenValues): WholeConfiguration {
  const unknowns = new Unknowns();
  const instances = instancesOf(tree, given, unknowns);
  const unread = instances.flatMap(({ tree: { module, unread: calls }, address }) =>
    [...calls].flatMap(([name, why]): readonly UnreadModule[] => {
      const block = module.calls.get(name);
      return block === undefined
        ? []
        : [{ address: addressBelow(address, `module.${name}`), why, block }];
    }),
  );
  return { blocks: instances.flatMap(blocksOf), unread, unknowns };
}

function blocksOf(instance: ModuleInstance): readonly PlacedBlock[] {
  const { module } = instance.tree;
  return [
    ...[...module.resources].map(([own, block]) => resource(own, block, instance)),
    ...module.others.flatMap((block) => other(block, instance)),
    ...(instance.address === "" ? [...module.outputs] : []).map(([name, block]) => ({
      keys: ["output", name] as const,
      block,
      body: { value: instance.scope.output(name).value },
      marks: NO_MARKS,
      address: `output.${name}`,
    })),
  ];
}

function resource(own: string, block: WrittenBlock, instance: ModuleInstance): PlacedBlock {
  const [type = ""] = block.labels;
  return {
    keys: [block.kind, type, instance.words.get(own) ?? own],
    block,
    ...resourceBody(block, instance),
    address: addressBelow(instance.address, own),
  };
}

function other(block: WrittenBlock, instance: ModuleInstance): readonly PlacedBlock[] {
  const { kind, labels, body } = block;
  const { address, scope } = instance;
  const isRoot = address === "";
  const placed = (keys: PlacedBlock["keys"], whole: Json, marks: unknown = NO_MARKS) => [
    {
      keys,
      block,
      body: whole,
      marks,
      address: addressBelow(address, [kind, ...labels].join(".")),
    },
  ];
  if (kind === "terraform") return placed([kind], isRoot ? rootSettings(body) : requirements(body));
  if (kind === "provider") {
    const { local, alias } = providerKey(block);
    const { value, marks } = scope.resolve(body);
    const own = isRoot ? {} : { alias: aliasInWhole(address, alias) };
    return placed([kind, local], { ...(isObject(value) ? value : {}), ...own }, marks);
  }
  return placed([kind, ...labels.map((label) => (isRoot ? label : `${address}.${label}`))], body);
}

/** Where state is kept is the root's matter. */
function requirements(body: Json): Json {
  const required = body["required_providers"];
  return required === undefined ? {} : { required_providers: required };
}

/** The body of a backend as one object, in whichever syntax it is written. */
function rootSettings(body: Json): Json {
  const backends = listOf(body["backend"] ?? []).flatMap((one) =>
    isObject(one) ? Object.entries(one) : [],
  );
  if (backends.length === 0) return body;
  return {
    ...body,
    backend: Object.fromEntries(backends.map(([type, config]) => [type, listOf(config)[0]])),
  };
}
