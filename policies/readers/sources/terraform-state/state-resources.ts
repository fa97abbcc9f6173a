// The resources of a state as one set: those of the root module and of all modules below it.
import type { ReadingNotes } from "../../reading-notes";
import { ResourceBlock } from "../../resources/resource-block";
import { ResourceSet } from "../../resources/resource-set";
import { type Resource } from "../../resources/resource-index";
import type { Path } from "../../resources/source-file";
import { isObject } from "../../resources/values";
import { faultsOf } from "../shown/provider-shown";
import { isRawState, rawEntries, type StateEntry } from "./raw-state";
import { StateDialect } from "./state-dialect";

type Json = Readonly<Record<string, unknown>>;

const KNOWN_KEYS = new Set([
  "format_version",
  "terraform_version",
  "values",
  "checks",
  "timestamp",
]);
const VALUES_KEYS = new Set(["outputs", "root_module"]);
const MODULE_KEYS = new Set(["address", "resources", "child_modules"]);

const RAW_KEYS = new Set([
  "version",
  "terraform_version",
  "serial",
  "lineage",
  "outputs",
  "resources",
  "check_results",
  // OpenTofu's encryption leaves it where a state was encrypted.
  "encryption",
]);

/** Reports what a state says besides its resources. */
export function checkState(root: Json, notes: ReadingNotes): void {
  onlyKeys(root, [], isRawState(root) ? RAW_KEYS : KNOWN_KEYS, notes);
  notes.assume(
    "the cloud is as the state shows it: nothing has changed since Terraform last looked",
  );
  const values = root["values"];
  if (isObject(values)) onlyKeys(values, ["values"], VALUES_KEYS, notes);
  else if (values !== undefined && values !== null) reportShape(["values"], notes);
}

export function readState(root: Json, notes: ReadingNotes): ResourceSet {
  const entries = isRawState(root) ? rawEntries(root) : shownEntries(root, notes);
  const found = entries.flatMap((entry) => readResource(entry, notes) ?? []);
  reportRepeated(found);
  return new ResourceSet(found, { providerArgument: () => undefined });
}

/** A state without `values` holds nothing. */
function shownEntries({ values }: Json, notes: ReadingNotes): readonly StateEntry[] {
  return isObject(values) ? entriesIn(values["root_module"], ["values", "root_module"], notes) : [];
}

function entriesIn(module: unknown, path: Path, notes: ReadingNotes): readonly StateEntry[] {
  if (module === undefined) return [];
  if (!isObject(module)) {
    reportShape(path, notes);
    return [];
  }
  onlyKeys(module, path, MODULE_KEYS, notes);
  const own = listAt(module, "resources", path, notes).map(([entry, at]) => ({
    entry,
    path: at,
    values: [...at, "values"],
  }));
  const below = listAt(module, "child_modules", path, notes);
  return [...own, ...below.flatMap(([child, at]) => entriesIn(child, at, notes))];
}

/** One managed resource; data was only read. */
function readResource(
  { entry, path, values: at }: StateEntry,
  notes: ReadingNotes,
): Resource | undefined {
  if (isObject(entry) && entry["mode"] === "data") return undefined;
  if (!isObject(entry) || !isManaged(entry)) {
    reportShape(path, notes);
    return undefined;
  }
  const { type, name, address, values } = entry;
  const provider = entry["provider_name"];
  const faults = faultsOf({
    provider,
    isDeposed: entry["deposed_key"] !== undefined,
    isTainted: entry["tainted"] === true,
  });
  const dialect = new StateDialect(entry["sensitive_values"], faults, provider);
  const block = new ResourceBlock(values, at, address, dialect, notes);
  return { type, name, block };
}

interface Managed extends Json {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly values: Json;
}

function isManaged(entry: Json): entry is Managed {
  return (
    entry["mode"] === "managed" &&
    ["type", "name", "address"].every((key) => typeof entry[key] === "string") &&
    isObject(entry["values"])
  );
}

function listAt(
  module: Json,
  key: string,
  path: Path,
  notes: ReadingNotes,
): readonly (readonly [unknown, Path])[] {
  const list = module[key];
  if (list === undefined || list === null) return [];
  if (Array.isArray(list)) return list.map((entry: unknown, at) => [entry, [...path, key, at]]);
  reportShape([...path, key], notes);
  return [];
}

function onlyKeys(value: Json, path: Path, known: ReadonlySet<string>, notes: ReadingNotes): void {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    notes.report({
      message: `\`${key}\` in a state is not known to this reader`,
      remedy: "check with a version of this tool that knows it",
      path: [...path, key],
    });
  }
}

function reportShape(path: Path, notes: ReadingNotes): void {
  notes.report({
    message: `\`${path.join(".")}\` is not what a state has there`,
    remedy: "write the state anew (`terraform show -json`)",
    path,
  });
}

/** A deposed object has the address of the one that took its place, and is reported by itself. */
function reportRepeated(resources: readonly Resource[]): void {
  const seen = new Set<string>();
  for (const { block } of resources) {
    if (seen.has(block.address))
      block.report(
        `\`${block.address}\` stands in the state twice`,
        "apply the configuration until nothing is left to be deleted",
      );
    seen.add(block.address);
  }
}
