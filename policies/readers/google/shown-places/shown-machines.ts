// The machines that a source shows, one place for each of their network interfaces.
import type { ResourceBlock } from "../../resources/resource-block";
import { nameText } from "../../resources/field";
import type { ResourceSet } from "../../resources/resource-set";
import { isToken } from "../../resources/template-text";
import {
  type DeclaredInterface,
  type DeclaredMachine,
  declaredMachines,
} from "../machines/declared-machines";

/** One network interface of a machine, or of any number of machines that are made alike. */
export interface ShownMachine {
  readonly machine: DeclaredMachine;
  readonly at: DeclaredInterface;
  /** For people: `machine vm-1`. */
  readonly name: string;
  /** What the same machine of another source has as well. */
  readonly keys: readonly string[];
}

export function shownMachines(resources: ResourceSet): readonly ShownMachine[] {
  return declaredMachines(resources, undefined).flatMap((machine) =>
    machine.interfaces.map((at, index) => {
      const { block, isOne } = machine;
      const own = literal(block, "name", resources);
      const place = literal(block, "zone", resources) ?? literal(block, "region", resources);
      const owner = literal(block, "project", resources);
      const full = [owner, place, own].includes(undefined)
        ? []
        : [`${owner ?? ""}/${place ?? ""}/${own ?? ""} ${index}`];
      return {
        machine,
        at,
        name: `${isOne ? "machine" : "machines of template"} ${own ?? block.address}`,
        keys: [...full, `${block.address} ${index}`],
      };
    }),
  );
}

function literal(block: ResourceBlock, key: string, resources: ResourceSet): string | undefined {
  const text = nameText(block.name(key));
  const known = text === undefined ? undefined : resources.literal(text);
  return known === undefined || isToken(known) ? undefined : known;
}
