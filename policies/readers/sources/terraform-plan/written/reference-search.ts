// A walk from an expression over what it refers to, through variables and outputs of modules, to attributes that are unknown.
import { isObject } from "../../values";
import type { Expression } from "./configuration-modules";
import { expressionIn, objectAt } from "./configuration-modules";
import {
  moduleAddress,
  type ModuleStep,
  moduleSteps,
  type Step,
  stepsOf,
} from "./instance-address";
import type { PlanObject, PlanObjects } from "./plan-objects";
import type { Json } from "../standing/standing";
import { holdsUnknown, markBelow, type Marks } from "./unknown-marks";
import { wholeReferences } from "./whole-references";
import { writtenAt } from "./written-expression";

/** One attribute of an object that a value may come from. */
export interface Origin {
  readonly object: PlanObject;
  readonly attribute: string;
}

/** Everything that an unknown value may come from. */
export interface Origins {
  readonly found: readonly Origin[];
  /** Whether it may come from elsewhere as well. */
  readonly open: boolean;
}

/** Where an expression stands: an instance of a module, and what has the `count` or `for_each` around it. */
interface Context {
  readonly module: readonly ModuleStep[];
  readonly repeated: Json | undefined;
}

const MOST_STEPS = 200;

/** Attributes that stand for the object itself. */
export const WHOLE: ReadonlySet<string> = new Set(["id", "self_link"]);

export function contextOf({ module, written }: PlanObject): Context {
  return { module: moduleSteps(module), repeated: written };
}

export class ReferenceSearch {
  readonly #objects: PlanObjects;
  readonly #found = new Map<string, Origin>();
  readonly #seen = new Set<string>();
  #open = false;
  #steps = 0;

  constructor(objects: PlanObjects) {
    this.#objects = objects;
  }

  get result(): Origins {
    return { found: [...this.#found.values()], open: this.#open };
  }

  /** @param rest what is taken of the expression's value. */
  expression(written: Expression, context: Context, rest: readonly Step[]): void {
    if (++this.#steps > MOST_STEPS) {
      this.#open = true;
      return;
    }
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
    if (first?.key !== undefined || first === undefined) {
      this.#open = true;
      return;
    }
    switch (first.name) {
      case "each":
        if (nameOf(steps[0]) === "value") this.#repeated(context);
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
        this.#open = true;
        return;
      default:
        this.#resource("", [first, ...steps], context, rest);
    }
  }

  /** Any value of the map that makes the instances. */
  #repeated({ module, repeated }: Context): void {
    const written = expressionIn(repeated?.["for_each_expression"]);
    if (written === undefined) this.#open = true;
    else this.expression(written, { module, repeated: undefined }, []);
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
    if (written !== undefined)
      this.expression(written, { module: outside, repeated: call }, [...more, ...rest]);
    else if (!isNullConstant(expressions[variable])) this.#open = true;
  }

  #output([name, ...more]: readonly Step[], { module }: Context, rest: readonly Step[]): void {
    const call = nameOf(name);
    const [first] = more;
    const key = first?.key;
    const [output, ...below] = key === undefined ? more : more.slice(1);
    const outputName = nameOf(output);
    if (call === undefined || outputName === undefined) {
      this.#open = true;
      return;
    }
    const address = moduleAddress(module);
    const keys = this.#objects.keysOfCall(address, call);
    const steps = (key === undefined ? keys : keys.filter((one) => one === key)).map((one) => [
      ...module,
      { call, key: one },
    ]);
    if (steps.length === 0) this.#open = true;
    for (const child of steps) {
      const written = this.#objects.moduleOf(child)?.output(outputName);
      if (written === undefined) this.#open = true;
      else this.expression(written, { module: child, repeated: undefined }, [...below, ...rest]);
    }
  }

  #resource(
    kind: "" | "data.",
    [type, name, ...more]: readonly Step[],
    { module }: Context,
    rest: readonly Step[],
  ): void {
    const own = `${kind}${nameOf(type) ?? ""}.${nameOf(name) ?? ""}`;
    const key = more[0]?.key;
    const steps = [...(key === undefined ? more : more.slice(1)), ...rest];
    const instances = this.#objects.instances(moduleAddress(module), own);
    if (instances.length === 0 && !this.#mayHaveNone(module, own)) this.#open = true;
    for (const object of instances) {
      if (key === undefined || object.index === key) this.#attribute(object, steps);
    }
  }

  /** Of a resource with `count` or `for_each` there may be no instance, which is known. */
  #mayHaveNone(module: readonly ModuleStep[], own: string): boolean {
    const written = this.#objects.moduleOf(module)?.resource(own);
    return (
      written !== undefined && ("count_expression" in written || "for_each_expression" in written)
    );
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
    this.expression(written, contextOf(object), []);
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
