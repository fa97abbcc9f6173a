// What the references of one module come to: variables, named values and outputs to what is written for them, resources to
// their names in the whole configuration. Nothing is evaluated; what takes more stays a template.
import { isToken } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import type { ModuleFolder } from "../modules/module-folder";
import { type Step, referenceSteps, templateIn, templateOf } from "./templates";
import type { Unknowns } from "./unknowns";
import { convert } from "./value-types";
import { below, marked, NO_MARKS, type Resolved } from "./resolved";

/** What a scope takes from around its module. */
export interface Surrounding {
  /** `module.nsg`; empty for the root. */
  readonly address: string;
  /** What is given for a variable; `undefined` where nothing is. */
  given(variable: string): Resolved | undefined;
  /** The scope of a called module; nothing where it is not read. */
  called(call: string): Scope | undefined;
  /** The word for one of the module's resources (`data.azurerm_subnet.edge`); nothing where it is none, or several. */
  wordOf(own: string): string | undefined;
  readonly unknowns: Unknowns;
}

export class Scope {
  readonly #folder: ModuleFolder;
  readonly #around: Surrounding;
  /** By reference; `undefined` while it is being followed. */
  readonly #known = new Map<string, Resolved | undefined>();

  constructor(folder: ModuleFolder, around: Surrounding) {
    this.#folder = folder;
    this.#around = around;
  }

  /** The value with every reference followed. */
  resolve(value: unknown): Resolved {
    if (typeof value === "string") return this.#text(value);
    if (Array.isArray(value)) {
      const found = value.map((one: unknown) => this.resolve(one));
      return {
        value: found.map((one) => one.value),
        marks: marked(found.map(({ marks }) => marks)),
      };
    }
    if (!isObject(value)) return { value, marks: NO_MARKS };
    const found = Object.entries(value).map(([key, one]) => [key, this.resolve(one)] as const);
    return {
      value: Object.fromEntries(found.map(([key, one]) => [this.#key(key), one.value])),
      marks: marked(Object.fromEntries(found.map(([key, { marks }]) => [this.#key(key), marks]))),
    };
  }

  output(name: string): Resolved {
    const written = this.#folder.outputs.get(name)?.body;
    if (written === undefined) return this.#unknown(`\${output.${name}}`);
    const resolved = this.#once(`output.${name}`, () => this.resolve(written["value"]));
    return written["sensitive"] === true ? { ...resolved, marks: true } : resolved;
  }

  variable(name: string): Resolved {
    return this.#once(`var.${name}`, () => this.#variable(name));
  }

  #key(key: string): string {
    return isToken(key) ? templateIn(this.#around.address, key) : key;
  }

  #text(text: string): Resolved {
    if (!isToken(text)) return { value: text, marks: NO_MARKS };
    const steps = referenceSteps(text);
    return steps === undefined ? this.#unknown(text) : this.#reference(steps, text);
  }

  #reference([first, second, ...rest]: readonly Step[], text: string): Resolved {
    if (typeof first !== "string" || typeof second !== "string") return this.#unknown(text);
    if (first === "var") return this.#below(this.variable(second), rest, text);
    if (first === "local") return this.#below(this.#local(second), rest, text);
    if (first === "module") {
      const [output, ...further] = rest;
      const scope = this.#around.called(second);
      if (scope === undefined || typeof output !== "string") return this.#unknown(text);
      return this.#below(scope.output(output), further, text);
    }
    return this.#resource([first, second, ...rest], text);
  }

  #resource(steps: readonly Step[], text: string): Resolved {
    const isData = steps[0] === "data";
    const [type, name, ...rest] = isData ? steps.slice(1) : steps;
    const own = `${isData ? "data." : ""}${String(type)}.${String(name)}`;
    const word = this.#around.wordOf(own);
    if (word === undefined) return this.#unknown(text);
    const value = templateOf([...(isData ? ["data"] : []), String(type), word, ...rest]);
    this.#around.unknowns.showResource(value, text);
    return { value, marks: NO_MARKS };
  }

  #local(name: string): Resolved {
    const written = this.#folder.locals.get(name);
    return written === undefined
      ? this.#unknown(`\${local.${name}}`)
      : this.#once(`local.${name}`, () => this.resolve(written.value));
  }

  #variable(name: string): Resolved {
    const text = `\${var.${name}}`;
    const body = this.#folder.variables.get(name)?.body;
    if (body === undefined) return this.#unknown(text);
    const given = this.#around.given(name);
    const isTaken = given !== undefined && !(given.value === null && body["nullable"] === false);
    if (!isTaken && !Object.hasOwn(body, "default"))
      return this.#unknown(text, `and nothing in the folder gives \`var.${name}\` a value`);
    const value = isTaken ? given : { value: body["default"], marks: NO_MARKS };
    const isSecret = body["sensitive"] !== undefined && body["sensitive"] !== false;
    return { value: this.#converted(name, value, text), marks: isSecret ? true : value.marks };
  }

  #converted(name: string, { value }: Resolved, text: string): unknown {
    const type = this.#folder.types.get(name);
    const converted = type && convert(value, type);
    if (converted !== undefined) return converted.value;
    return this.#unknown(text, `and its value is not of the type that \`var.${name}\` declares`)
      .value;
  }

  /** A part of a value; of a reference, the longer reference. */
  #below(resolved: Resolved, [step, ...rest]: readonly Step[], text: string): Resolved {
    if (step === undefined) return resolved;
    const { value, marks } = resolved;
    if (typeof value === "string") {
      const { unknowns } = this.#around;
      const steps = unknowns.leadsToResource(value) ? referenceSteps(value) : undefined;
      if (steps === undefined) return { ...this.#unknown(text), marks };
      const longer = templateOf([...steps, step, ...rest]);
      unknowns.showResource(longer, text);
      return { value: longer, marks };
    }
    const found = below(value, step);
    if (found === undefined) return { ...this.#unknown(text), marks };
    return this.#below({ value: found.value, marks: found.marksOf(marks) }, rest, text);
  }

  /** What is followed now may not be followed again on the way. */
  #once(reference: string, follow: () => Resolved): Resolved {
    if (!this.#known.has(reference)) {
      this.#known.set(reference, undefined);
      this.#known.set(reference, follow());
    }
    return this.#known.get(reference) ?? this.#unknown(`\${${reference}}`);
  }

  #unknown(text: string, why?: string): Resolved {
    const value = templateIn(this.#around.address, text);
    this.#around.unknowns.show(value, text, why);
    return { value, marks: NO_MARKS };
  }
}
