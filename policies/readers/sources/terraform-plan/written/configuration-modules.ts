// The part of a plan that shows the configuration: one module for each call, whatever instances it has, with expressions
// that are not evaluated.
import { isObject, itemsOf } from "../../../resources/values";
import type { Json } from "../standing/standing";

/** What was written for one argument: a constant, references, or neither of the two. */
export interface Expression {
  readonly constant_value?: unknown;
  readonly references?: readonly string[];
}

export class ConfigurationModule {
  readonly #json: Json;
  #resources: ReadonlyMap<string, Json> | undefined;
  readonly #children = new Map<string, ConfigurationModule | undefined>();

  constructor(json: unknown) {
    this.#json = isObject(json) ? json : {};
  }

  /** @param own `azurerm_subnet.edge` or `data.azurerm_subnet.edge`. */
  resource(own: string): Json | undefined {
    this.#resources ??= new Map(
      listOf(this.#json["resources"]).map((one) => [
        `${one["mode"] === "data" ? "data." : ""}${String(one["type"])}.${String(one["name"])}`,
        one,
      ]),
    );
    return this.#resources.get(own);
  }

  call(name: string): Json | undefined {
    return objectAt(objectAt(this.#json, "module_calls"), name);
  }

  /** The module that a call leads to. */
  child(name: string): ConfigurationModule | undefined {
    if (!this.#children.has(name)) {
      const call = this.call(name);
      const child = call === undefined ? undefined : new ConfigurationModule(call["module"]);
      this.#children.set(name, child);
    }
    return this.#children.get(name);
  }

  output(name: string): Expression | undefined {
    const output = objectAt(objectAt(this.#json, "outputs"), name);
    return expressionIn(output?.["expression"]);
  }

  variable(name: string): Json | undefined {
    return objectAt(objectAt(this.#json, "variables"), name);
  }

  get calls(): readonly string[] {
    return Object.keys(objectAt(this.#json, "module_calls") ?? {});
  }

  get resources(): readonly Json[] {
    return listOf(this.#json["resources"]);
  }
}

const EXPRESSION_KEYS: ReadonlySet<string> = new Set(["constant_value", "references"]);

/** An expression; nothing for blocks, and for what is written as null, which is as good as left out. */
export function expressionIn(value: unknown): Expression | undefined {
  if (!isObject(value) || Object.keys(value).some((key) => !EXPRESSION_KEYS.has(key)))
    return undefined;
  if (value["constant_value"] === null && value["references"] === undefined) return undefined;
  return value;
}

export function objectAt(value: Json | undefined, key: string): Json | undefined {
  const found = value !== undefined && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(found) ? found : undefined;
}

function listOf(value: unknown): readonly Json[] {
  return itemsOf(value).filter(isObject);
}
