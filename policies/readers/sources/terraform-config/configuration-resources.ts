// The resources of a configuration as one set, and the arguments of its provider blocks.
import { ReadingNotes } from "../../reading-notes";
import { readApiBodies } from "./azapi/api-bodies";
import { ResourceBlock } from "../../resources/resource-block";
import { ResourceSet } from "../../resources/resource-set";
import { type Resource } from "../../resources/resource-index";
import type { ConfigurationRoot } from "./configuration";
import { CONFIGURATION } from "./configuration-dialect";
import { objectsAt } from "./objects-at";

export function readConfiguration(
  configuration: ConfigurationRoot,
  notes: ReadingNotes,
): ResourceSet {
  const { root } = configuration;
  const all = listResources(configuration, "resource", notes, notes);
  reportRepeated(all);
  const { resources, follow } = readApiBodies(all);
  // What is wrong with data sources is reported with all that they may do.
  const unheard = new ReadingNotes(notes.source);
  return new ResourceSet(resources, {
    follow,
    data: listResources(configuration, "data", notes, unheard),
    hidden: listModules(root["module"], notes, unheard),
    imports: objectsAt(root["import"], ["import"], unheard).map(
      ([body, path]) => new ResourceBlock(body, path, "import", CONFIGURATION, notes),
    ),
    providerArgument: (local, alias, key) =>
      providerArgument(providerBlocks(root, local, notes), local, alias, key),
    isOnlyProvider: (local, alias) => {
      const [only, ...more] = providerBlocks(root, local, notes);
      return only !== undefined && more.length === 0 && isNamed(only, alias);
    },
    variableDefault: (name) => variableDefault(root, name, unheard),
  });
}

/** Every resource or data source, in the order of the configuration. `shapes`: where whatever is none is reported. */
function listResources(
  { root, addressOf, dialectOf }: ConfigurationRoot,
  key: "resource" | "data",
  notes: ReadingNotes,
  shapes: ReadingNotes,
): readonly Resource[] {
  const found: Resource[] = [];
  for (const [types, typesPath] of objectsAt(root[key], [key], shapes)) {
    for (const [type, named] of Object.entries(types)) {
      for (const [names, namesPath] of objectsAt(named, [...typesPath, type], shapes)) {
        for (const [name, body] of Object.entries(names)) {
          for (const [fields, path] of objectsAt(body, [...namesPath, name], shapes)) {
            const own = `${key === "data" ? "data." : ""}${type}.${name}`;
            const address = addressOf?.(path) ?? own;
            const dialect = dialectOf?.(path) ?? CONFIGURATION;
            const block = new ResourceBlock(fields, path, address, dialect, notes);
            found.push({ type, name, block });
          }
        }
      }
    }
  }
  return found;
}

function listModules(
  written: unknown,
  notes: ReadingNotes,
  shapes: ReadingNotes,
): readonly ResourceBlock[] {
  return objectsAt(written, ["module"], shapes).flatMap(([modules, path]) =>
    Object.entries(modules).flatMap(([name, body]) =>
      objectsAt(body, [...path, name], shapes).map(
        ([fields, at]) => new ResourceBlock(fields, at, `module.${name}`, CONFIGURATION, notes),
      ),
    ),
  );
}

function reportRepeated(resources: readonly Resource[]): void {
  const seen = new Set<string>();
  for (const { block } of resources) {
    if (seen.has(block.address)) {
      block.report(`\`${block.address}\` is declared twice`, "remove one of the two declarations");
    }
    seen.add(block.address);
  }
}

/** The configurations of a provider. */
function providerBlocks(
  root: ConfigurationRoot["root"],
  local: string,
  notes: ReadingNotes,
): readonly Readonly<Record<string, unknown>>[] {
  return objectsAt(root["provider"], ["provider"], notes).flatMap(([providers, path]) =>
    objectsAt(own(providers, local), [...path, local], notes).map(([provider]) => provider),
  );
}

function isNamed(block: Readonly<Record<string, unknown>>, alias: string | undefined): boolean {
  return (block["alias"] ?? undefined) === alias;
}

/** An alias that nobody configures here is configured by whoever calls this: that it says nothing is not known. */
function providerArgument(
  blocks: readonly Readonly<Record<string, unknown>>[],
  local: string,
  alias: string | undefined,
  key: string,
): string | undefined {
  const named = blocks.filter((block) => isNamed(block, alias));
  const [value] = named.flatMap((block) => block[key] ?? []);
  if (typeof value === "string") return value;
  const isUnknown = value !== undefined || (alias !== undefined && named.length === 0);
  return isUnknown ? `\${${local}.${alias ?? ""}.${key}}` : undefined;
}

function variableDefault(
  root: ConfigurationRoot["root"],
  name: string,
  notes: ReadingNotes,
): unknown {
  for (const [variables, path] of objectsAt(root["variable"], ["variable"], notes))
    for (const [variable] of objectsAt(own(variables, name), [...path, name], notes))
      return variable["default"];
  return undefined;
}

/** A property of its own; what every object inherits is not in the configuration. */
function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
