// Machines that are made from templates or images which were not read: nothing shows their tags, networks and addresses.
import { nameText } from "../../resources/field";
import type { ReadingNotes } from "../../reading-notes";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import { templateOf } from "./declared-machines";

const MANAGERS = [
  "google_compute_instance_group_manager",
  "google_compute_region_instance_group_manager",
];
const COPIES: Readonly<Record<string, string>> = {
  google_compute_instance_from_template: "source_instance_template",
  google_compute_instance_from_machine_image: "source_machine_image",
};

export function assumeUnseenTemplates(resources: ResourceSet, notes: ReadingNotes): void {
  const made = resources
    .ofTypes([...MANAGERS, ...Object.keys(COPIES)])
    .flatMap(({ type, block }) => {
      const key = COPIES[type];
      return key === undefined ? versionsOf(block) : [nameText(block.name(key))];
    });
  for (const text of new Set(made)) {
    if (text !== undefined && templateOf(text, resources) !== undefined) continue;
    notes.assume(
      text === undefined
        ? "machines made from templates that are not shown are no Edge machines"
        : `machines made from \`${text}\`, which was not read, are no Edge machines`,
    );
  }
}

function versionsOf(block: ResourceBlock): readonly (string | undefined)[] {
  const { objects, lost } = block.blocks("version");
  return [
    ...objects.map((one) => nameText(one.name("instance_template"))),
    ...lost.map(() => undefined),
  ];
}
