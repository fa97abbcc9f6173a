// Which provider configuration of the whole each module means by its names of providers.
import { isObject, listOf } from "../../../resources/values";
import { referenceSteps } from "../values/templates";
import type { WrittenBlock } from "../files/written-block";

/** From a module's name of a provider (`azurerm`, `azurerm.lab`) to that of the whole. */
export type ProviderScope = (name: string) => string;

export const ROOT_PROVIDERS: ProviderScope = (name) => name;

/** A configuration that belongs to a module which nobody names. */
const NOT_SHOWN = "not-shown";

/** `azurerm.lab`, whichever way it is written. */
export function providerName(written: unknown): string | undefined {
  if (typeof written !== "string") return undefined;
  const steps = referenceSteps(written)?.join(".") ?? written;
  return /^[\w-]+(\.[\w-]+)?$/.test(steps) ? steps : undefined;
}

/** The provider that the resource is made by. */
export function providerOfResource({ body, labels: [type = ""] }: WrittenBlock): string {
  const written = body["provider"];
  if (written === undefined || written === null) return type.split("_", 1)[0] ?? type;
  return providerName(written) ?? `${NOT_SHOWN}.${NOT_SHOWN}`;
}

/**
 * What a called module means by its names.
 * @param own configurations that the module itself has, under their names in the whole.
 */
export function providersIn(
  call: WrittenBlock,
  outside: ProviderScope,
  own: ReadonlyMap<string, string>,
): ProviderScope {
  const passed = new Map(
    listOf(call.body["providers"] ?? []).flatMap((one) =>
      isObject(one) ? Object.entries(one).filter(([key]) => key !== "//") : [],
    ),
  );
  return (name) => {
    if (passed.has(name)) {
      const given = providerName(passed.get(name));
      return given === undefined ? `${name.split(".", 1)[0] ?? name}.${NOT_SHOWN}` : outside(given);
    }
    const configured = own.get(name);
    if (configured !== undefined) return configured;
    // A module that is given none uses the one without alias of the module around it; an alias has to be given.
    return name.includes(".") ? `${name.split(".", 1)[0] ?? name}.${NOT_SHOWN}` : outside(name);
  };
}
