// Where a SARIF result stands: files as relative URIs where they are below the working folder, and beside the lines the
// Terraform address and the path of the construct.
import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

import type { Location, LogicalLocation, PhysicalLocation } from "sarif";

import type { Place } from "../../../modules/input";
import { printable } from "../text/printable";
import type { Entry } from "../model/report-model";

/** The place as SARIF has it; both count lines and columns from 1. */
export function physicalLocation({ file, line, column }: Place): PhysicalLocation {
  return {
    artifactLocation: artifactLocation(file),
    ...(line !== undefined && {
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    }),
  };
}

/** The Terraform address and the construct's path, where they are known. */
export function logicalLocations({
  address,
  construct,
}: Entry): Pick<Location, "logicalLocations"> {
  const found: LogicalLocation[] = [
    ...(address === undefined ? [] : [named(address, "resource")]),
    ...(construct === undefined ? [] : [named(construct.path, "object")]),
  ];
  return found.length === 0 ? {} : { logicalLocations: found };
}

function named(name: string, kind: string): LogicalLocation {
  return { fullyQualifiedName: printable(name), kind };
}

/** The configuration's own line where the program's comes first, and whatever else the entry leads to. */
export function relatedLocations({ construct, place, related }: Entry): readonly Location[] {
  const locations = [
    ...(construct?.place === undefined
      ? []
      : [{ message: construct.isBlock ? "the rule in the plan" : "the synthesized rule", place }]),
    ...related,
  ];
  return locations.map((location, index) => ({
    id: index + 1,
    message: { text: printable(location.message) },
    physicalLocation: physicalLocation(location.place),
  }));
}

/** Relative to the source tree, so that a code host finds the file in its own checkout. */
function artifactLocation(file: string): PhysicalLocation["artifactLocation"] {
  const path = relative(process.cwd(), resolve(file));
  const outside = path.startsWith("..") || isAbsolute(path);
  return outside
    ? { uri: pathToFileURL(resolve(file)).href }
    : { uri: path.split(sep).map(encoded).join("/"), uriBaseId: "%SRCROOT%" };
}

/** Lone surrogates in a name cannot be encoded in a URI; the replacement character stands for them. */
function encoded(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString());
}
