// Where an expression stands, as far as what it says depends on that.
import type { WrittenBody, WrittenFolder } from "../../written-folder";
import type { Json } from "../standing/standing";
import { type ModuleStep, moduleSteps } from "./instance-address";
import type { PlanObject } from "./plan-objects";

/** Where an expression stands: an instance of a module, and what has the `count` or `for_each` around it. */
export interface Context {
  readonly module: readonly ModuleStep[];
  readonly repeated: Json | undefined;
  /** Which instance of that it is. */
  readonly key: string | number | undefined;
  /** What the folder writes for it. */
  readonly body: WrittenBody | undefined;
}

/** What an object writes. */
export function contextOf(object: PlanObject, folder: WrittenFolder | undefined): Context {
  return {
    module: moduleSteps(object.module),
    repeated: object.written,
    key: object.index,
    body: folder?.bodyOf(object.address),
  };
}

export function callsOf(module: readonly ModuleStep[]): readonly string[] {
  return module.map(({ call }) => call);
}

/** What stands in a module by itself. */
export function contextIn(module: readonly ModuleStep[]): Context {
  return { module, repeated: undefined, key: undefined, body: undefined };
}
