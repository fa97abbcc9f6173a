// The part of a plan that shows the configuration, as far as a folder is compared with it.
import { isObject, itemsOf } from "../../../resources/values";

export type PlanJson = Readonly<Record<string, unknown>>;

/** By `azurerm_subnet.edge` or `data.azurerm_subnet.edge`, what a plan shows of a module's resources. */
export function resourcesIn(module: PlanJson): ReadonlyMap<string, PlanJson> {
  const list = itemsOf(module["resources"]);
  return new Map(
    list.filter(isObject).map((one) => {
      const own = `${String(one["type"])}.${String(one["name"])}`;
      return [one["mode"] === "data" ? `data.${own}` : own, one] as const;
    }),
  );
}

export function namedIn(module: PlanJson, key: string): ReadonlyMap<string, PlanJson> {
  const named = module[key];
  return new Map(
    Object.entries(isObject(named) ? named : {}).filter((entry): entry is [string, PlanJson] =>
      isObject(entry[1]),
    ),
  );
}

/** Every reference below a part of a plan's expressions. */
export function referencesBelow(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesBelow);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === "references" && Array.isArray(one) ? one.filter(isText) : referencesBelow(one),
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
