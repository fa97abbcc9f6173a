// The provider configurations of a plan: which of them each resource is made by, and what they say.
import { isObject } from "../../../resources/values";
import {
  type ConfigurationModule,
  type Expression,
  expressionIn,
  objectAt,
} from "./configuration-modules";
import { type ModuleStep, moduleSteps, stepsOf } from "./instance-address";
import type { PlanObject } from "./plan-objects";
import type { Json } from "../standing/standing";

interface ProviderBlock {
  readonly json: Json;
  readonly module: readonly ModuleStep[];
}

export class ProviderBlocks {
  /** By what resources call it: `azurerm`, or `azurerm.lab` for any other configuration of that provider. */
  readonly #blocks = new Map<string, ProviderBlock>();
  readonly #names = new Map<string, string>();
  readonly #variables: Json;
  readonly #root: ConfigurationModule;
  /** Subscriptions that ids of resource groups show, by provider. */
  readonly #subscriptions = new Map<string, Set<string>>();

  constructor(root: Json, modules: ConfigurationModule) {
    this.#root = modules;
    this.#variables = objectAt(root, "variables") ?? {};
    const written = objectAt(objectAt(root, "configuration"), "provider_config") ?? {};
    for (const [key, json] of Object.entries(written)) {
      if (!isObject(json)) continue;
      const name = this.#nameOf(key, json, written);
      this.#names.set(key, name);
      const address = json["module_address"];
      const module = moduleSteps(typeof address === "string" ? address : "");
      if (!this.#blocks.has(name)) this.#blocks.set(name, { json, module });
    }
  }

  /** What a resource's `provider` would be in a configuration; a name of its own where it may be any. */
  providerOf({ written, providerName, address }: PlanObject): string {
    const key = written?.["provider_config_key"];
    const known = typeof key === "string" ? this.#names.get(key) : undefined;
    if (known !== undefined) return known;
    const type = typeName(providerName);
    const named = [...this.#blocks.keys()].filter((name) => name.split(".")[0] === type);
    const [only, ...more] = named;
    if (only !== undefined && more.length === 0) return only;
    return typeof key === "string"
      ? `${type}.${word(key)}`
      : named.length === 0
        ? type
        : `${type}.not-shown-${word(address)}`;
  }

  /** Ids of resource groups show the subscription of the provider that made them. */
  learn(provider: string, id: unknown): void {
    const [, subscription] =
      (typeof id === "string" && /^\/subscriptions\/([^/]+)\/resourceGroups\/[^/]+$/i.exec(id)) ||
      [];
    if (subscription === undefined) return;
    const known = this.#subscriptions.get(provider) ?? new Set<string>();
    this.#subscriptions.set(provider, known.add(subscription.toLowerCase()));
  }

  /** What it is written as, else what shows it; a template where neither tells. */
  argument(local: string, alias: string | undefined, key: string): string | undefined {
    const name = nameOf(local, alias);
    const unknown = `\${${name}.${key}}`;
    const block = this.#blocks.get(name);
    const expressions = objectAt(block?.json, "expressions");
    const written = expressionIn(expressions?.[key]);
    if (block !== undefined && written !== undefined && !isNull(written))
      return this.#constant(written, block.module) ?? unknown;
    const [only, ...more] = key === "subscription_id" ? (this.#subscriptions.get(name) ?? []) : [];
    if (more.length > 0) return unknown;
    const isNotShown = alias !== undefined && block === undefined;
    return only ?? (isNotShown ? unknown : undefined);
  }

  /** Whether a provider has no other configuration than this one. */
  isOnly(local: string, alias: string | undefined): boolean {
    const named = [...this.#blocks.keys()].filter((name) => name.split(".")[0] === local);
    return named.length === 1 && named[0] === nameOf(local, alias);
  }

  /** Every provider block, for what it says of where it works. */
  get all(): readonly Json[] {
    return [...this.#blocks.values()].map(({ json }) => json);
  }

  /** A block in a module that says nothing is the one that its parent hands down, where there is only one. */
  #nameOf(key: string, json: Json, all: Json): string {
    const type = typeName(json["full_name"] ?? json["name"]);
    if (key.includes(":") && json["expressions"] === undefined) {
      const others = Object.entries(all).filter(
        ([, one]) => isObject(one) && one["full_name"] === json["full_name"] && !isEmpty(one),
      );
      const [only, ...more] = others;
      if (only !== undefined && more.length === 0)
        return this.#nameOf(only[0], only[1] as Json, {});
      if (only === undefined) return type;
    }
    const alias = json["alias"];
    if (!key.includes(":")) return typeof alias === "string" ? `${type}.${word(alias)}` : type;
    return `${type}.${word(key)}`;
  }

  /** A constant, or a variable of the root that has a value. */
  #constant(written: Expression, module: readonly ModuleStep[]): string | undefined {
    const { constant_value: value, references } = written;
    if (references === undefined) return typeof value === "string" ? value : undefined;
    const [only, ...more] = references;
    const [first, name, ...rest] = stepsOf(only ?? "") ?? [];
    if (more.length > 0 || rest.length > 0 || first?.name !== "var" || name?.name === undefined)
      return undefined;
    const last = module.at(-1);
    if (last === undefined) {
      const shown = objectAt(this.#variables, name.name)?.["value"];
      return typeof shown === "string" ? shown : undefined;
    }
    const outside = module.slice(0, -1);
    const parent = outside.reduce<ConfigurationModule | undefined>(
      (at, { call }) => at?.child(call),
      this.#root,
    );
    const passed = expressionIn(objectAt(parent?.call(last.call), "expressions")?.[name.name]);
    return passed === undefined ? undefined : this.#constant(passed, outside);
  }
}

function nameOf(local: string, alias: string | undefined): string {
  return alias === undefined ? local : `${local}.${alias}`;
}

/** Written as nothing. */
function isNull({ constant_value: value, references }: Expression): boolean {
  return value === null && references === undefined;
}

function isEmpty(json: Json): boolean {
  return json["expressions"] === undefined;
}

function typeName(name: unknown): string {
  return typeof name === "string" ? (name.split("/").at(-1) ?? name) : "unknown";
}

function word(text: string): string {
  return text.replace(/[^\w-]+/g, "-");
}
