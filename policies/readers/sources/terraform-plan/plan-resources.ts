// The resources that stand after a plan was applied, as one set.
import type { ReadingNotes } from "../../reading-notes";
import { ResourceBlock } from "../../resources/resource-block";
import type { Hidden } from "../../resources/value-dialect";
import { ResourceSet } from "../../resources/resource-set";
import { type Resource } from "../../resources/resource-index";
import type { Path } from "../../resources/source-file";
import { faultsOf } from "../shown/provider-shown";
import { isObject, itemsOf } from "../../resources/values";
import { withoutCopies } from "./standing/azure-copies";
import { ConfigurationModule, objectAt } from "./written/configuration-modules";
import { PlanDialect, type PlanFacts } from "./plan-dialect";
import { whatStood } from "./standing/had";
import { type PlanObject, PlanObjects } from "./written/plan-objects";
import { ProviderBlocks } from "./written/provider-blocks";
import { ReferenceSolver } from "./written/reference-solver";
import { namesOf } from "./standing/entry-names";
import { priorObjects } from "./standing/prior-objects";
import { type Stand, standAfter } from "./standing/stand-after";
import type { Json } from "./standing/standing";
import { standBefore } from "./standing/standing-before";
import type { WrittenFolder } from "../written-folder";
import { withTemplates } from "./written/unknown-marks";
import { withoutUnwritten } from "./standing/unwritten-blocks";
import { writtenAt } from "./written/written-expression";

/** A plan as far as it does not depend on who reads it. */
export interface Plan {
  readonly root: Json;
  readonly stand: Stand;
  readonly objects: readonly PlanObject[];
  readonly solver: ReferenceSolver;
  readonly providers: ProviderBlocks;
  /** What `configuration` says of an entry of the plan, whether or not its object stands. */
  readonly writtenOf: (entry: Json) => Json | undefined;
  /** The folder that it was made from, where that is known. */
  readonly folder: WrittenFolder | undefined;
  /** Addresses of what the folder shows to have fewer blocks than the plan lets think. */
  readonly toldBlocks: readonly string[];
}

/**
 * What stands after the apply.
 * @param folder what the plan was made from. @default it shows no more than its own configuration
 */
export function planOf(root: Json, folder?: WrittenFolder): Plan {
  return planFrom(root, standAfter(root), folder);
}

/** What stood when the plan was made. */
export function priorOf(root: Json): Plan {
  return planFrom(root, standBefore(root));
}

function planFrom(root: Json, stand: Stand, folder?: WrittenFolder): Plan {
  const changes = root["resource_changes"];
  const changed = itemsOf(changes).flatMap((one) => {
    const change = isObject(one) ? objectAt(one, "change") : undefined;
    return isObject(one) ? [{ type: one["type"], before: change?.["before"] }] : [];
  });
  const had = whatStood(priorObjects(root), changed);
  const copied = withoutCopies(stand.objects, had);
  const toldBlocks: string[] = [];
  const bodyOf = (address: string): Json | undefined => {
    toldBlocks.push(address);
    return folder?.bodyOf(address);
  };
  const standing = folder ? copied.map((one) => withoutUnwritten(one, had, bodyOf)) : copied;
  const modules = new ConfigurationModule(objectAt(objectAt(root, "configuration"), "root_module"));
  const objects = new PlanObjects(standing, modules);
  const providers = new ProviderBlocks(root, modules);
  for (const object of objects.all) {
    if (object.type === "azurerm_resource_group" && !object.isData)
      providers.learn(providers.providerOf(object), object.values["id"]);
  }
  const writtenOf = (entry: Json): Json | undefined => {
    const named = namesOf(entry);
    return named && objects.writtenOf(named);
  };
  const solver = new ReferenceSolver(objects, folder);
  return {
    root,
    stand,
    objects: objects.all,
    providers,
    solver,
    writtenOf,
    folder,
    toldBlocks,
  };
}

export function readPlan(plan: Plan, notes: ReadingNotes): ResourceSet {
  const resources = (isData: boolean): readonly Resource[] =>
    plan.objects
      .filter((object) => object.isData === isData)
      .map((object) => resourceOf(object, plan, notes));
  return new ResourceSet(resources(false), {
    data: resources(true),
    providerArgument: (local, alias, key) => plan.providers.argument(local, alias, key),
    isOnlyProvider: (local, alias) => plan.providers.isOnly(local, alias),
  });
}

function resourceOf(object: PlanObject, plan: Plan, notes: ReadingNotes): Resource {
  const { type, word, marks, address, path, providerName, isTainted } = object;
  const facts: PlanFacts = {
    object,
    faults: faultsOf({ provider: providerName, isDeposed: false, isTainted }),
    hidden: (at) => hiddenAt(object, at, plan, notes),
  };
  const values = withTemplates(object.values, marks, (at) => templateOf(object, at));
  const body = { ...values, provider: plan.providers.providerOf(object) };
  const dialect = new PlanDialect(facts, [], marks, object.sensitive);
  return { type, name: word, block: new ResourceBlock(body, path, address, dialect, notes) };
}

/** A name for a value that nobody knows yet. */
function templateOf({ type, word, isData }: PlanObject, path: Path): string {
  const [first, ...rest] = path;
  const below = rest.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  return `\${${isData ? "data." : ""}${type}.${word}.${String(first)}${below}}`;
}

const APPLY =
  "apply the part of the configuration that it depends on first, or write the value out";

function hiddenAt(
  object: PlanObject,
  path: Path,
  { solver, folder }: Plan,
  notes: ReadingNotes,
): Hidden {
  const own = templateOf(object, path);
  const inner = innerId(object, path);
  if (inner !== undefined) return { words: KNOWN_LATER, remedy: APPLY, refersTo: inner };
  const [key, ...below] = path;
  if (below.length === 0 && OWN_NAMES.has(String(key)))
    return { words: KNOWN_LATER, remedy: APPLY, refersTo: own };
  if (below.length === 0 && writtenAt(object.written, path, object.values) === "absent")
    return { words: PERHAPS_WRITTEN, remedy: SHOW, refersTo: own };
  const named = solver.objectNamed(object, path);
  if (named !== undefined) {
    if (folder) notes.assume(linksOf(folder));
    if (!named.isWritten) notes.assume(LINKS);
    const refersTo = templateOf(named.object, [named.attribute]);
    return { words: `${KNOWN_LATER}, from \`${named.object.address}\``, remedy: APPLY, refersTo };
  }
  const { found } = solver.originsOf(object, path);
  const shown = found.slice(0, MOST_SHOWN).map((one) => `\`${one.object.address}\``);
  const from = shown.length === 0 ? "" : `, and may come from ${shown.join(", ")}`;
  // It may be what any reference leads to, and so is none itself.
  const unlike = own.replace(/\}$/, ".known_after_apply}");
  const remedy = folder === undefined && shown.length > 0 ? LOOK : APPLY;
  return { words: `${KNOWN_LATER}${from}`, remedy, refersTo: unlike };
}

const LINKS =
  "a link that is known after apply only and refers to one resource is to that resource: a plan does not show whether a function changes what it refers to";

function linksOf({ folder }: WrittenFolder): string {
  return `links that are known after apply only are those that the folder \`${folder}\` writes, from which the plan was made`;
}

const KNOWN_LATER = "is known after apply only";
const PERHAPS_WRITTEN =
  "is known after apply only, and a plan does not show whether a `dynamic` block writes it";
const SHOW =
  "check with `--configuration DIR`, the folder that the plan was made of, which shows whether it is written; or apply first";
const LOOK =
  "check with `--configuration DIR`, the folder that the plan was made of, which may show what it is; or apply first";
const MOST_SHOWN = 4;

/** What an object is called by itself. */
const OWN_NAMES: ReadonlySet<string> = new Set(["id", "self_link", "name"]);

/** Ids of Azure within another object's end with what they are and their name. */
function innerId({ type, word, values }: PlanObject, path: Path): string | undefined {
  const [list, index, key, ...more] = path;
  if (type !== "azurerm_virtual_network" || list !== "subnet" || key !== "id" || more.length > 0)
    return undefined;
  const subnet = Array.isArray(values[list])
    ? (values[list] as readonly unknown[])[Number(index)]
    : undefined;
  const name = isObject(subnet) ? subnet["name"] : undefined;
  const network = typeof values["id"] === "string" ? values["id"] : `\${${type}.${word}.id}`;
  return typeof name === "string" ? `${network}/subnets/${name}` : undefined;
}
