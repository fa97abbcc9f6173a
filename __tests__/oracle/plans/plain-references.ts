// The second road, plans: what a value that is known after apply may be taken from, by the references that `configuration`
// lists. Everything that is neither certain nor impossible is "perhaps".
import { type Body, isBody } from "../plain-document";
import { hasUnknown, markOf, type PlainPlan, texts, type Thing } from "./plain-standing";

/** The objects that a value may name; `elsewhere` when it may name something else too. */
export interface Named {
  readonly things: ReadonlySet<Thing>;
  readonly elsewhere: boolean;
}

interface Scope {
  /** Address of the module instance. */
  readonly module: string;
  /** What `each` is about: a resource or a module call. */
  readonly repeated: Body | undefined;
}

export function namedBy(plan: PlainPlan, thing: Thing, key: string): Named {
  const things = new Set<Thing>();
  const open = { elsewhere: false };
  let left = 500;
  const expression = expressionOf(plan, thing, key);
  const scope = { module: thing.module, repeated: configurationOf(plan, thing) };
  follow(expression, scope);
  return { things, elsewhere: open.elsewhere || things.size === 0 };

  function follow(written: unknown, at: Scope): void {
    // Of Terraform JSON a template's text is written as well, as if it were a constant.
    if (isBody(written) && "constant_value" in written && !("references" in written)) return;
    if (!isBody(written) || !Array.isArray(written["references"]) || --left < 0) {
      open.elsewhere = true;
      return;
    }
    for (const text of fullReferences(texts(written["references"]))) reference(text, at);
  }

  function reference(text: string, at: Scope): void {
    const [head = "", ...rest] = partsOf(text);
    if (["count", "path", "terraform", "self"].includes(head)) return;
    if (head === "each") {
      if (rest[0] === ".value")
        follow(at.repeated?.["for_each_expression"], { ...at, repeated: undefined });
      return;
    }
    if (head === "var") variable(rest[0]?.slice(1) ?? "", at);
    else if (head === "module") output(rest, at);
    else if (head === "local") open.elsewhere = true;
    else resource(head === "data" ? rest.slice(0) : [`.${head}`, ...rest], head === "data", at);
  }

  function variable(name: string, at: Scope): void {
    if (at.module === "") return;
    const { parent, call } = above(at.module);
    const caller = blockOf(plan, parent)?.["module_calls"];
    const block = isBody(caller) ? caller[call] : undefined;
    if (!isBody(block)) {
      open.elsewhere = true;
      return;
    }
    const given = isBody(block["expressions"]) ? block["expressions"][name] : undefined;
    if (given !== undefined) follow(given, { module: parent, repeated: block });
  }

  function output([call = "", ...rest]: readonly string[], at: Scope): void {
    const isKeyed = rest[0]?.startsWith("[") === true;
    const name = (isKeyed ? rest[1] : rest[0])?.slice(1);
    const begin = `${at.module === "" ? "" : `${at.module}.`}module${call}`;
    const instances = new Set(
      plan.things.map((one) => instanceBelow(one.module, begin)).filter((one) => one !== undefined),
    );
    const wanted = [...instances].filter((one) => !isKeyed || one === `${begin}${rest[0]}`);
    if (wanted.length === 0 || name === undefined) open.elsewhere = true;
    for (const module of wanted) {
      const outputs = blockOf(plan, module)?.["outputs"];
      const written = isBody(outputs) && name !== undefined ? outputs[name] : undefined;
      follow(isBody(written) ? written["expression"] : undefined, { module, repeated: undefined });
    }
  }

  function resource(steps: readonly string[], isData: boolean, at: Scope): void {
    const [type = "", name = "", ...rest] = steps.map((step) => step.replace(/^\./, ""));
    const isKeyed = rest[0]?.startsWith("[") === true;
    const attribute = isKeyed ? rest[1] : rest[0];
    const mode = isData ? "data" : "managed";
    const found = plan.things.filter(
      (one) =>
        one.current &&
        one.module === at.module &&
        one.mode === mode &&
        one.type === type &&
        one.name === name,
    );
    const block = resourceBlock(plan, at.module, mode, type, name);
    const isRepeated =
      block !== undefined && ("count_expression" in block || "for_each_expression" in block);
    if (found.length === 0 && !isRepeated) open.elsewhere = true;
    for (const one of found) {
      if (isKeyed && rest[0] !== `[${JSON.stringify(one.index)}]`) continue;
      if (attribute === undefined ? !hasUnknown(one.unknown) : !hasUnknown(markOf(one, attribute)))
        continue;
      // Any other attribute is some text, and whose id it may be nobody knows.
      if (attribute === undefined || attribute === "id" || attribute === "self_link")
        things.add(one);
      else open.elsewhere = true;
    }
  }
}

/** Of `a.b.c, a.b, a` only the first says something of its own. */
function fullReferences(all: readonly string[]): readonly string[] {
  return all.filter((text, index) => {
    const before = all[index - 1] ?? "";
    return !before.startsWith(`${text}.`) && !before.startsWith(`${text}[`);
  });
}

function partsOf(text: string): readonly string[] {
  return text.match(/^[\w-]+|\.[\w-]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g) ?? [];
}

const STEP = /module\.([\w-]+)(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?/g;

function stepsOf(module: string): readonly (readonly [whole: string, call: string])[] {
  return [...module.matchAll(STEP)].map(([whole, call]) => [whole, call!]);
}

function above(module: string): { readonly parent: string; readonly call: string } {
  const steps = stepsOf(module);
  const parent = steps.slice(0, -1).map(([whole]) => whole);
  return { parent: parent.join("."), call: steps.at(-1)![1] };
}

/** The instance of a module call that an address is in or below; `begin` is the call without its key. */
function instanceBelow(module: string, begin: string): string | undefined {
  const depth = stepsOf(begin).length;
  const own = stepsOf(module)
    .slice(0, depth)
    .map(([whole]) => whole);
  const text = own.join(".");
  return text === begin || text.startsWith(`${begin}[`) ? text : undefined;
}

/** What `configuration` has of a module. */
function blockOf({ root }: PlainPlan, module: string): Body | undefined {
  const configuration = root["configuration"];
  let block: unknown = isBody(configuration) ? configuration["root_module"] : undefined;
  for (const [, call] of stepsOf(module)) {
    const calls: unknown = isBody(block) ? block["module_calls"] : undefined;
    const one: unknown = isBody(calls) ? calls[call] : undefined;
    block = isBody(one) ? one["module"] : undefined;
  }
  return isBody(block) ? block : undefined;
}

function resourceBlock(
  plan: PlainPlan,
  module: string,
  mode: string,
  type: string,
  name: string,
): Body | undefined {
  const all = blockOf(plan, module)?.["resources"];
  return (Array.isArray(all) ? all : []).find(
    (one): one is Body =>
      isBody(one) && one["mode"] === mode && one["type"] === type && one["name"] === name,
  );
}

export function configurationOf(plan: PlainPlan, thing: Thing): Body | undefined {
  const { module, mode, type, name } = thing;
  return thing.current ? resourceBlock(plan, module, mode, type, name) : undefined;
}

export function expressionOf(plan: PlainPlan, thing: Thing, key: string): unknown {
  const expressions = configurationOf(plan, thing)?.["expressions"];
  const written = isBody(expressions) ? expressions[key] : undefined;
  // A literal null is as good as nothing.
  const isNull = isBody(written) && written["constant_value"] === null;
  return isNull && !("references" in written) ? undefined : written;
}

/** What the provider of an object is told; a constant alone. */
export function providerText(plan: PlainPlan, thing: Thing, key: string): string | undefined {
  const written = providerExpression(plan, thing, key);
  const value =
    isBody(written) && !("references" in written) ? written["constant_value"] : undefined;
  return typeof value === "string" ? value : undefined;
}

export function isProviderTold(plan: PlainPlan, thing: Thing, key: string): boolean {
  return providerExpression(plan, thing, key) !== undefined;
}

/** Whether the provider of an object has no other configuration. */
export function isProviderAlone(plan: PlainPlan, thing: Thing): boolean {
  return providersFor(plan, thing).length <= 1;
}

function providersFor(plan: PlainPlan, thing: Thing): readonly unknown[] {
  const configuration = plan.root["configuration"];
  const all = isBody(configuration) ? configuration["provider_config"] : undefined;
  return isBody(all) ? Object.values(all).filter((one) => isFor(one, thing)) : [];
}

function providerExpression(plan: PlainPlan, thing: Thing, key: string): unknown {
  const configuration = plan.root["configuration"];
  const all = isBody(configuration) ? configuration["provider_config"] : undefined;
  if (!isBody(all)) return undefined;
  const own = configurationOf(plan, thing)?.["provider_config_key"];
  const named = typeof own === "string" ? all[own] : undefined;
  const block = named ?? onlyOne(providersFor(plan, thing));
  const expressions = isBody(block) ? block["expressions"] : undefined;
  return isBody(expressions) ? expressions[key] : undefined;
}

/** Of a provider with one configuration an object cannot have another. */
function onlyOne(blocks: readonly unknown[]): unknown {
  return blocks.length === 1 ? blocks[0] : undefined;
}

function isFor(block: unknown, { type }: Thing): boolean {
  return isBody(block) && block["name"] === type.split("_")[0];
}
