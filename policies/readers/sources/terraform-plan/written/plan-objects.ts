// The objects of a plan by their addresses, with what the configuration says of them.
import { type ConfigurationModule } from "./configuration-modules";
import { keyText, type ModuleStep, moduleSteps } from "./instance-address";
import type { Json, Standing } from "../standing/standing";
import { type Marks, marksOf } from "./unknown-marks";

/** One object of a plan. */
export interface PlanObject extends Standing {
  /** A word that no other object of its type has, and by which references lead to it. */
  readonly word: string;
  readonly marks: Marks;
  /** What `configuration` says of it; absent where it is not there any more. */
  readonly written: Json | undefined;
}

export class PlanObjects {
  readonly all: readonly PlanObject[];
  readonly #byResource = new Map<string, PlanObject[]>();
  readonly #modules = new Map<string, Set<string>>();
  /** By address of a module instance. */
  readonly #written = new Map<string, ConfigurationModule | undefined>();
  readonly #root: ConfigurationModule;

  constructor(objects: readonly Standing[], root: ConfigurationModule) {
    this.#root = root;
    const words = new Words();
    this.all = objects.map((object) => {
      const written = object.isCurrent ? this.writtenOf(object) : undefined;
      return Object.assign({}, object, {
        word: words.of(object),
        marks: marksOf(object, written),
        written,
      });
    });
    for (const object of this.all) this.#index(object);
  }

  /** The instances of a resource in one instance of a module. */
  instances(module: string, own: string): readonly PlanObject[] {
    return this.#byResource.get(`${module} ${own}`) ?? [];
  }

  /** The module of the configuration that an instance is one of. */
  moduleOf(steps: readonly ModuleStep[]): ConfigurationModule | undefined {
    return steps.reduce<ConfigurationModule | undefined>(
      (module, { call }) => module?.child(call),
      this.#root,
    );
  }

  /** Keys of the instances that a call in this module has, as far as they hold anything. */
  keysOfCall(module: string, call: string): readonly (string | number | undefined)[] {
    return [...(this.#modules.get(`${module} ${call}`) ?? [])]
      .map((text) => JSON.parse(text) as string | number | null)
      .map((key) => key ?? undefined);
  }

  /** What `configuration` says of an object. */
  writtenOf({
    module,
    isData,
    type,
    name,
  }: Pick<Standing, "module" | "isData" | "type" | "name">): Json | undefined {
    const own = `${isData ? "data." : ""}${type}.${name}`;
    if (!this.#written.has(module)) this.#addModule(module);
    return this.#written.get(module)?.resource(own);
  }

  #addModule(address: string): void {
    const steps = moduleSteps(address);
    this.#written.set(address, this.moduleOf(steps));
    this.#indexModules(steps);
  }

  #index(object: PlanObject): void {
    if (!object.isCurrent) return;
    const own = `${object.isData ? "data." : ""}${object.type}.${object.name}`;
    const key = `${object.module} ${own}`;
    const sharing = this.#byResource.get(key);
    if (sharing === undefined) this.#byResource.set(key, [object]);
    else sharing.push(object);
  }

  #indexModules(steps: readonly ModuleStep[]): void {
    let at = "";
    for (const { call, key } of steps) {
      const calls = this.#modules.get(`${at} ${call}`) ?? new Set<string>();
      this.#modules.set(`${at} ${call}`, calls.add(JSON.stringify(key ?? null)));
      at = `${at}${at === "" ? "" : "."}module.${call}${keyText(key)}`;
    }
  }
}

/** Words for objects: the resource's own name where it is the only one, else with its modules and key. */
class Words {
  readonly #taken = new Set<string>();

  of({ module, isData, type, name, index, isCurrent }: Standing): string {
    const place = module.replace(/(^|\.)module\./g, "$1");
    const key = index === undefined ? "" : String(index);
    const text = [place, name, key, isCurrent ? "" : "let-go"].filter(Boolean).join("-");
    const word = text.replace(/[^\w-]+/g, "_");
    const kind = `${isData ? "data." : ""}${type}.`;
    let free = word;
    for (let count = 2; this.#taken.has(kind + free); count++) free = `${word}-${count}`;
    this.#taken.add(kind + free);
    return free;
  }
}
