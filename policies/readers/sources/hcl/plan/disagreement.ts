// Whether a folder holds the configuration that a plan was made from: the same addresses, and the same references in each
// argument. What a plan does not show of a configuration (`dynamic`, named values) is not compared.
import type { Place } from "../../../../../modules/input";
import { isToken, unescapeTemplate } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import type { WrittenBlock } from "../files/written-block";
import { addressBelow } from "../modules/module-instances";
import type { ModuleTree } from "../modules/module-tree";
import { namedIn, type PlanJson, referencesBelow, resourcesIn } from "./plan-module";
import { shownReferences, writtenReferences } from "./written-references";

/** The first thing that is otherwise in the plan. */
export interface Disagreement {
  readonly message: string;
  readonly place?: Place;
}

export function disagreement(
  tree: ModuleTree,
  shown: PlanJson,
  address = "",
): Disagreement | undefined {
  const { module, children } = tree;
  const calls = namedIn(shown, "module_calls");
  return (
    otherNames(module.resources, resourcesIn(shown), (name) => addressBelow(address, name)) ??
    otherNames(module.calls, calls, (name) => addressBelow(address, `module.${name}`)) ??
    first(resourcesIn(shown), (name, one) => {
      const block = module.resources.get(name);
      return block && otherReferences(block, one, tree, addressBelow(address, name));
    }) ??
    first(calls, (name, call) => {
      const block = module.calls.get(name);
      const at = addressBelow(address, `module.${name}`);
      const child = children.get(name);
      const inner = isObject(call["module"]) ? call["module"] : {};
      return (
        (block && (otherSource(block, call, at) ?? otherReferences(block, call, tree, at))) ??
        (child && disagreement(child, inner, at))
      );
    })
  );
}

function first<T>(
  named: ReadonlyMap<string, T>,
  look: (name: string, one: T) => Disagreement | undefined,
): Disagreement | undefined {
  for (const [name, one] of named) {
    const found = look(name, one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function otherNames(
  written: ReadonlyMap<string, WrittenBlock>,
  shown: ReadonlyMap<string, unknown>,
  addressOf: (name: string) => string,
): Disagreement | undefined {
  const more = [...written].find(([name]) => !shown.has(name));
  if (more !== undefined)
    return {
      message: `\`${addressOf(more[0])}\` is not in the plan`,
      place: more[1].placeOf([]),
    };
  const fewer = [...shown.keys()].find((name) => !written.has(name));
  return fewer === undefined
    ? undefined
    : { message: `\`${addressOf(fewer)}\` is in the plan and not in the folder` };
}

function otherSource(
  { body, placeOf }: WrittenBlock,
  call: PlanJson,
  address: string,
): Disagreement | undefined {
  const source = call["source"];
  return source === undefined || source === body["source"]
    ? undefined
    : {
        message: `\`${address}\` comes from ${JSON.stringify(source)} in the plan`,
        place: placeOf(["source"]),
      };
}

/** Arguments that a plan shows elsewhere, or not as expressions. */
const NO_EXPRESSIONS: ReadonlySet<string> = new Set([
  "//",
  "connection",
  "count",
  "depends_on",
  "dynamic",
  "for_each",
  "lifecycle",
  "provider",
  "providers",
  "provisioner",
  "source",
  "timeouts",
  "version",
]);

function otherReferences(
  block: WrittenBlock,
  shown: PlanJson,
  { module }: ModuleTree,
  address: string,
): Disagreement | undefined {
  const expressions = isObject(shown["expressions"]) ? shown["expressions"] : {};
  const repeated = ["count", "for_each"].map(
    (key) => [key, block.body[key], shown[`${key}_expression`]] as const,
  );
  const keys = new Set([...Object.keys(block.body), ...Object.keys(expressions)]);
  const compared = [...keys]
    .filter((key) => !NO_EXPRESSIONS.has(key))
    .map((key) => [key, block.body[key], expressions[key]] as const);
  const other = [...repeated, ...compared].find(([, written, expression]) => {
    const own = writtenReferences(withoutDynamic(written), module).join(" ");
    return (
      own !== shownReferences(referencesBelow(expression), module).join(" ") ||
      isOtherText(written, expression)
    );
  });
  return other === undefined
    ? undefined
    : {
        message: `\`${address}\` has another \`${other[0]}\` in the plan`,
        place: block.placeOf([other[0]]),
      };
}

function withoutDynamic(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDynamic);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "dynamic")
      .map(([key, one]) => [key, withoutDynamic(one)]),
  );
}

/** A literal text that is another one in the plan. */
function isOtherText(written: unknown, expression: unknown): boolean {
  const constant = isObject(expression) ? expression["constant_value"] : undefined;
  return (
    typeof written === "string" &&
    !isToken(written) &&
    typeof constant === "string" &&
    constant !== unescapeTemplate(written)
  );
}
