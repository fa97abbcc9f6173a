// A plan in the hands of somebody who edits it: entries and blocks by their addresses.
import { blocksOf, type Entry, makeUnknown, modulesOf, put } from "./plan-edits";
import type { Loose } from "./rule-dialects";

export class EditedPlan {
  readonly root: Loose;

  constructor(text: string) {
    this.root = JSON.parse(text) as Loose;
  }

  get changes(): Entry[] {
    return this.root["resource_changes"] as Entry[];
  }

  entry(address: string): Entry {
    const found = this.changes.find((one) => one.address === address);
    if (found === undefined) throw new Error(`no ${address} in the plan`);
    return found;
  }

  /** The values after apply. */
  after(address: string): Loose {
    return this.entry(address).change.after!;
  }

  /** The value at a path is known later; what it is written as, if anything is said. */
  hide(address: string, path: string, written?: Loose | null): void {
    const steps = path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    const entry = this.entry(address);
    makeUnknown(entry, steps);
    if (written !== undefined) this.write(address, steps[0]!, written ?? undefined);
  }

  write(address: string, key: string | number, written: unknown): void {
    put(this.block(address), ["expressions", key], written);
  }

  refer(address: string, key: string, ...references: string[]): void {
    this.write(address, key, { references });
  }

  /** The block of the configuration that an entry was made from. */
  block(address: string): Loose {
    const { type, name } = this.entry(address);
    const [, call] = /^module\.(\w+)/.exec(address) ?? [];
    const calls = (this.module["module_calls"] ?? {}) as Record<string, Loose>;
    const module = call === undefined ? this.module : (calls[call]!["module"] as Loose);
    const found = (module["resources"] as Loose[]).find(
      (one) => one["type"] === type && one["name"] === name,
    );
    if (found === undefined) throw new Error(`nobody writes ${address}`);
    return found;
  }

  get module(): Loose {
    return modulesOf(this.root)[0]!;
  }

  call(name: string): Loose {
    return (this.module["module_calls"] as Record<string, Loose>)[name]!;
  }

  get blocks(): Loose[] {
    return blocksOf(this.root);
  }

  providers(): Record<string, Loose> {
    return (this.root["configuration"] as Loose)["provider_config"] as Record<string, Loose>;
  }

  /** One more object like another, of a name of its own, with other values. */
  copy(address: string, name: string, values: Loose = {}): Entry {
    const was = this.entry(address);
    const made = structuredClone(was);
    made.address = `${was.address.slice(0, was.address.lastIndexOf(was.type))}${was.type}.${name}`;
    made.name = name;
    Reflect.deleteProperty(made, "index");
    if (made.change.after !== null) Object.assign(made.change.after, values);
    this.changes.push(made);
    const block = structuredClone(this.block(address));
    (this.module["resources"] as Loose[]).push({ ...block, name, address: made.address });
    return made;
  }

  remove(address: string): Entry {
    const entry = this.entry(address);
    this.changes.splice(this.changes.indexOf(entry), 1);
    return entry;
  }

  /** What happens to an object that is there with these values. */
  act(entry: Entry, action: string, values: Loose = {}): void {
    const was = { ...(entry.change.after ?? entry.change.before), ...values };
    entry.change.actions = action.split(",");
    entry.change.before = was;
    const goes = action === "delete" || action === "forget";
    if (goes) entry.change.after = null;
    entry.change.after_unknown = {};
  }

  /** The state that the plan starts from has it too. */
  had(entry: Entry, more: Loose = {}): void {
    const state = (this.root["prior_state"] ??= {
      format_version: "1.0",
      values: { root_module: {} },
    }) as Loose;
    const module = (state["values"] as Loose)["root_module"] as Loose;
    const { address, type, name, change } = entry;
    const values = structuredClone(change.after ?? change.before);
    const named = { address, mode: "managed", type, name, provider_name: entry["provider_name"] };
    ((module["resources"] ??= []) as unknown[]).push({ ...named, values, ...more });
  }
}

export type Trick = readonly [title: string, fixture: string, edit: (plan: EditedPlan) => void];
