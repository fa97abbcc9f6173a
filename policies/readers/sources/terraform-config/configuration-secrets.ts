// What a configuration marks as sensitive and shows all the same: defaults of variables.
import { ReadingNotes } from "../../reading-notes";
import { leavesOf, type SecretLeaf } from "../secret-leaf";
import type { SourceFile } from "../../resources/source-file";
import { objectsAt } from "./objects-at";

export function secretsOfConfiguration(
  root: Readonly<Record<string, unknown>>,
  source: SourceFile,
): readonly SecretLeaf[] {
  // What is wrong with the blocks is reported by those who read them.
  const unheard = new ReadingNotes(source);
  return objectsAt(root["variable"], ["variable"], unheard).flatMap(([variables, path]) =>
    Object.entries(variables).flatMap(([name, written]) =>
      objectsAt(written, [...path, name], unheard).flatMap(([variable]) =>
        isMarked(variable["sensitive"]) ? leavesOf(variable["default"], name) : [],
      ),
    ),
  );
}

/** Terraform takes the text for the value. */
function isMarked(sensitive: unknown): boolean {
  return sensitive === true || sensitive === "true";
}
