// Every call of a module that makes one instance, as that instance: what its references come to, and which providers it means.
import type { GivenValues } from "../files/given-values";
import type { ModuleTree } from "./module-tree";
import { type ProviderScope, providersIn, ROOT_PROVIDERS } from "./provider-scope";
import { NO_MARKS, type Resolved } from "../values/resolved";
import { Scope } from "../values/scope";
import type { Unknowns } from "../values/unknowns";
import { Words } from "./words";
import type { WrittenBlock } from "../files/written-block";

export interface ModuleInstance {
  readonly tree: ModuleTree;
  /** `module.nsg`; empty for the root. */
  readonly address: string;
  readonly scope: Scope;
  readonly providers: ProviderScope;
  /** Of its resources (`data.azurerm_subnet.edge`), words that no other resource of the type has. */
  readonly words: ReadonlyMap<string, string>;
}

/** All instances, the root first, each before those that it calls. */
export function instancesOf(
  tree: ModuleTree,
  given: GivenValues,
  unknowns: Unknowns,
): readonly ModuleInstance[] {
  const found: ModuleInstance[] = [];
  const words = new Words();
  add(tree, "", ROOT_PROVIDERS, (name) =>
    given.has(name) ? { value: given.get(name), marks: NO_MARKS } : undefined,
  );
  return found;

  function add(
    at: ModuleTree,
    address: string,
    providers: ProviderScope,
    givenTo: (name: string) => Resolved | undefined,
  ): Scope {
    const { module } = at;
    const called = new Map<string, Scope>();
    const own = new Map(
      [...module.resources].map(([name, block]) => [name, words.of(block, address)] as const),
    );
    const scope: Scope = new Scope(module, {
      address,
      given: givenTo,
      called: (name) => called.get(name),
      wordOf: (name) => (isOne(module.resources.get(name)) ? own.get(name) : undefined),
      unknowns,
    });
    found.push({ tree: at, address, scope, providers, words: own });
    for (const [name, child] of at.children) {
      const call = module.calls.get(name);
      if (call === undefined || at.unread.has(name)) continue;
      const inner = addressBelow(address, `module.${name}`);
      const inside = providersIn(call, providers, ownProviders(child, inner));
      called.set(
        name,
        add(child, inner, inside, (variable) =>
          Object.hasOwn(call.body, variable) ? scope.resolve(call.body[variable]) : undefined,
        ),
      );
    }
    return scope;
  }
}

/** Whether references to it can only mean one object. */
function isOne(block: WrittenBlock | undefined): boolean {
  return (
    block !== undefined && !["count", "for_each"].some((key) => Object.hasOwn(block.body, key))
  );
}

export function addressBelow(module: string, name: string): string {
  return module === "" ? name : `${module}.${name}`;
}

/** Configurations of providers that a called module has itself, by its name and by their name in the whole. */
function ownProviders({ module }: ModuleTree, address: string): ReadonlyMap<string, string> {
  return new Map(
    module.others
      .filter(({ kind }) => kind === "provider")
      .map((block) => {
        const { local, alias } = providerKey(block);
        const name = alias === undefined ? local : `${local}.${alias}`;
        return [name, `${local}.${aliasInWhole(address, alias)}`] as const;
      }),
  );
}

export function providerKey({ labels: [local = ""], body }: WrittenBlock): {
  readonly local: string;
  readonly alias: string | undefined;
} {
  const alias = body["alias"];
  return { local, alias: typeof alias === "string" ? alias : undefined };
}

/** No alias of the root has such a name. */
export function aliasInWhole(address: string, alias: string | undefined): string {
  return [...address.split("."), alias ?? ""].join("-");
}
