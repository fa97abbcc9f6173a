// A walk from an expression over what it refers to, through variables and outputs of modules, to attributes that are unknown.
import type { Path } from "../../../resources/source-file";
import { isObject } from "../../../resources/values";
import type { WrittenFolder } from "../../written-folder";
import type { Expression } from "./configuration-modules";
import { expressionIn, objectAt } from "./configuration-modules";
import { callsOf, type Context, contextIn, contextOf } from "./expression-context";
import {
  argumentAt,
  type FoundReference,
  isShown,
  referenceAt,
  textsAt,
} from "./folder-references";
import { moduleAddress, type Step, stepsOf } from "./instance-address";
import { isSameKey, keysOfCall, mayHaveNone } from "./named-instances";
import { type Origin, type Origins, WHOLE } from "./origins";
import type { PlanObject, PlanObjects } from "./plan-objects";
import { holdsUnknown, markBelow, type Marks } from "./unknown-marks";
import { wholeReferences } from "./whole-references";
import { choosesBy, mayChange, refersTo } from "./written-calls";
import { writtenAt } from "./written-expression";

const MOST_STEPS = 200;

export class ReferenceSearch {
  readonly #objects: PlanObjects;
  readonly #found = new Map<string, Origin>();
  readonly #seen = new Set<string>();
  readonly #folder: WrittenFolder | undefined;
  #open = false;
  #isWritten = true;
  #steps = 0;

  constructor(objects: PlanObjects, folder: WrittenFolder | undefined) {
    this.#objects = objects;
    this.#folder = folder;
  }

  get result(): Origins {
    return { found: [...this.#found.values()], open: this.#open, isWritten: this.#isWritten };
  }

  /** Where an object's value at a path comes from. */
  valueOf(object: PlanObject, path: Path, written: Expression): void {
    const context = contextOf(object, this.#folder);
    const { value, steps } = argumentAt(context.body, path);
    const found = referenceAt(value, steps, context);
    // Elements of a set stand in another order than they are written in.
    const whole = found?.rest.every(({ key }) => key === undefined) === true ? found : undefined;
    this.#either(whole, textsAt(value, steps), written, context, []);
  }

  /** By what the folder writes, as far as that is known, or else by what the plan shows of it. */
  #either(
    found: FoundReference | undefined,
    texts: readonly string[],
    written: Expression,
    context: Context,
    rest: readonly Step[],
  ): void {
    if (found === undefined && !texts.some(mayChange)) {
      if (texts.flatMap(choosesBy).some((by) => !this.#isKnown(by, context))) this.#open = true;
      this.#expression(written, context, rest);
    } else if (found !== undefined && isShown(found, written["references"]))
      this.#reference(found.reference, context, found.rest);
    // What is around the reference makes another text of it, or the folder has changed since.
    else this.#open = true;
  }

  #from(value: unknown, written: Expression, context: Context, rest: readonly Step[]): void {
    const found = referenceAt(value, rest, context);
    this.#either(found, textsAt(value, rest), written, context, rest);
  }

  /** Of a value that is chosen by what is not known, neither is which it is. */
  #isKnown(reference: string, context: Context): boolean {
    const search = new ReferenceSearch(this.#objects, this.#folder);
    search.#steps = this.#steps;
    search.#reference(reference, context, []);
    this.#steps = search.#steps;
    const { found, open } = search.result;
    return found.length === 0 && !open;
  }

  /** Follows what a folder alone shows, where that is one reference; says whether it is. */
  #text(text: unknown, context: Context, rest: readonly Step[]): boolean {
    const found = referenceAt(text, rest, context);
    if (found !== undefined) this.#reference(found.reference, context, found.rest);
    return found !== undefined;
  }

  /** @param rest what is taken of the expression's value. */
  #expression(written: Expression, context: Context, rest: readonly Step[]): void {
    this.#isWritten = false;
    const { references } = written;
    if (!Array.isArray(references)) {
      // A constant is known; what is neither is a call such as `uuid()`.
      if (!("constant_value" in written)) this.#open = true;
      return;
    }
    for (const text of wholeReferences(references as readonly unknown[]))
      this.#reference(text, context, rest);
  }

  #reference(text: string, context: Context, rest: readonly Step[]): void {
    const [first, ...steps] = stepsOf(text) ?? [];
    if (++this.#steps > MOST_STEPS || first?.key !== undefined || first === undefined) {
      this.#open = true;
      return;
    }
    switch (first.name) {
      case "each":
        if (nameOf(steps[0]) === "value") this.#repeated(context, [...steps.slice(1), ...rest]);
        return;
      case "count":
      case "path":
      case "terraform":
      case "self":
        return;
      case "var":
        this.#variable(steps, context, rest);
        return;
      case "module":
        this.#output(steps, context, rest);
        return;
      case "data":
        this.#resource("data.", steps, context, rest);
        return;
      case "local":
        this.#local(steps, context, rest);
        return;
      default:
        this.#resource("", [first, ...steps], context, rest);
    }
  }

  /** One value of the map that makes the instances: any, where the folder does not write which. */
  #repeated({ module, repeated, key, body }: Context, rest: readonly Step[]): void {
    const around = contextIn(module);
    const written = expressionIn(repeated?.["for_each_expression"]);
    const value = body?.["for_each"];
    const steps = key === undefined ? [] : [{ key }, ...rest];
    if (written === undefined) this.#open = true;
    else
      this.#either(referenceAt(value, steps, around), textsAt(value, steps), written, around, []);
  }

  /** A plan shows no named values. What is made of nothing unknown is known. */
  #local([name, ...more]: readonly Step[], { module }: Context, rest: readonly Step[]): void {
    const value = this.#folder?.localOf(callsOf(module), nameOf(name) ?? "");
    const around = contextIn(module);
    if (this.#text(value, around, [...more, ...rest])) return;
    const known = textsAt(value, [...more, ...rest]).every(
      (text) => refersTo(text)?.every((reference) => this.#isKnown(reference, around)) === true,
    );
    if (value === undefined || !known) this.#open = true;
  }

  /** Values of the root's variables are known; those of a module come from its call. */
  #variable([name, ...more]: readonly Step[], { module }: Context, rest: readonly Step[]): void {
    const last = module.at(-1);
    const variable = nameOf(name);
    if (last === undefined || variable === undefined) return;
    const outside = module.slice(0, -1);
    const call = this.#objects.moduleOf(outside)?.call(last.call);
    if (call === undefined) {
      this.#open = true;
      return;
    }
    const expressions = objectAt(call, "expressions");
    // What the call does not write has its default, which is constant.
    if (expressions === undefined || !Object.hasOwn(expressions, variable)) return;
    const written = expressionIn(expressions[variable]);
    const body = this.#folder?.callOf(callsOf(module));
    const context = { module: outside, repeated: call, key: last.key, body };
    if (written !== undefined) this.#from(body?.[variable], written, context, [...more, ...rest]);
    else if (!isNullConstant(expressions[variable])) this.#open = true;
  }

  #output([name, ...more]: readonly Step[], { module }: Context, rest: readonly Step[]): void {
    const call = nameOf(name);
    // What is taken of a whole module is an instance or output of it, unless something may be around the reference.
    const all = more.length > 0 || this.#isWritten ? [...more, ...rest] : [];
    const key = all[0]?.key;
    const [output, ...below] = key === undefined ? all : all.slice(1);
    const outputName = nameOf(output);
    if (call === undefined || outputName === undefined) {
      this.#open = true;
      return;
    }
    const steps = keysOfCall(this.#objects, module, call, key).map((one) => [
      ...module,
      { call, key: one },
    ]);
    if (steps.length === 0) this.#open = true;
    const text = this.#folder?.outputOf([...callsOf(module), call], outputName);
    for (const child of steps) {
      const written = this.#objects.moduleOf(child)?.output(outputName);
      if (written === undefined) this.#open = true;
      else this.#from(text, written, contextIn(child), below);
    }
  }

  #resource(
    kind: "" | "data.",
    [type, name, ...more]: readonly Step[],
    { module }: Context,
    rest: readonly Step[],
  ): void {
    const own = `${kind}${nameOf(type) ?? ""}.${nameOf(name) ?? ""}`;
    // What is taken of a whole resource is an instance of it, unless something may be around the reference.
    const all = [...more, ...rest];
    const key = more.length > 0 || this.#isWritten ? all[0]?.key : undefined;
    const steps = key === undefined ? all : all.slice(1);
    const instances = this.#objects.instances(moduleAddress(module), own);
    if (instances.length === 0 && !mayHaveNone(this.#objects, module, own)) this.#open = true;
    for (const object of instances) {
      if (key === undefined || isSameKey(object.index, key)) this.#attribute(object, steps);
    }
  }

  #attribute(object: PlanObject, steps: readonly Step[]): void {
    const at = steps.findIndex(({ key }) => key === undefined);
    const attribute = at < 0 ? undefined : nameOf(steps[at]);
    if (attribute === undefined) {
      if (!holdsUnknown(object.marks)) return;
      // One of its attributes, whichever; where that is not the object itself nothing is known of it.
      if (markBelow(object.marks, "id") === true) this.#add(object, "id");
      else this.#open = true;
      return;
    }
    const below = steps.slice(at + 1);
    const marks = below.reduce<Marks>(
      (marked, step) => markBelow(marked, step.key ?? step.name),
      markBelow(object.marks, attribute),
    );
    if (!holdsUnknown(marks)) return;
    const written = writtenAt(object.written, [attribute], object.values);
    if (typeof written === "string" || WHOLE.has(attribute) || below.length > 0)
      this.#add(object, below.length > 0 ? `${attribute}[]` : attribute);
    else this.#follow(object, attribute, written);
  }

  /** What the attribute of another object is written as. */
  #follow(object: PlanObject, attribute: string, written: Expression): void {
    const step = `${object.address}.${attribute}`;
    if (this.#seen.has(step)) return;
    this.#seen.add(step);
    this.valueOf(object, [attribute], written);
  }

  #add(object: PlanObject, attribute: string): void {
    this.#found.set(`${object.address}.${attribute}`, { object, attribute });
  }
}

function nameOf(step: Step | undefined): string | undefined {
  return step?.key === undefined ? step?.name : undefined;
}

function isNullConstant(value: unknown): boolean {
  return isObject(value) && "constant_value" in value && value["constant_value"] === null;
}
