// What a configuration takes from outside of itself: variables, data sources, files, the clock. Two configurations that say
// the same mean the same only where all of it is the same.
import { isObject } from "../resources/values";

/** What the values of a configuration rest on besides the configuration. */
export interface OutsideValues {
  /** Names of variables. */
  readonly variables: readonly string[];
  /** What else is named: `data.http.myip`, `timestamp()`, `terraform.workspace`. */
  readonly named: readonly string[];
  /** Paths of files that its functions and data sources read, from the folder of the configuration. */
  readonly files: readonly string[];
  /** Whether it reads files whose paths only Terraform knows. */
  readonly unnamedFiles: boolean;
}

type Root = Readonly<Record<string, unknown>>;

/** What is written there is for people or for programs inside a machine: no firewall's meaning rests on it. */
const WITHOUT_MEANING = new Set([
  "//",
  "description",
  "labels",
  "metadata",
  "metadata_startup_script",
  "custom_data",
  "user_data",
  "user_data_base64",
]);

const VARIABLE = /\bvar\.([\w-]+)/g;
const NAMED = [
  /\b(data|ephemeral)\.[\w-]+\.[\w-]+/g,
  /\bterraform\.workspace\b/g,
  /\b(timestamp|plantimestamp|uuid|bcrypt)\s*\(/g,
  /\bprovider::[\w-]+::[\w-]+\s*\(/g,
];

/** `file`, `filebase64`, `fileset`, `templatefile` and their like; the path, where it is written out. */
const READS_FILE =
  /\b(?:templatefile|file\w*)\s*\(\s*(?:"((?:\$\{\s*path\.(?:module|root|cwd)\s*\}|[^"\\$])*)")?/g;

const OWN_FOLDER = /^\$\{\s*path\.(module|root|cwd)\s*\}\/?/;

/** Data sources that read a file. */
const FILE_DATA = ["local_file", "local_sensitive_file"];

/**
 * What the templates of a configuration, outputs aside, take from outside.
 * @param within of its resources, only those of these types. @default all
 */
export function outsideValues(root: Root, within?: ReadonlySet<string>): OutsideValues {
  const variables = new Set<string>();
  const named = new Set<string>();
  const files = new Set<string>();
  let unnamedFiles = false;
  const addFile = (path: unknown): void => {
    if (typeof path !== "string" || /[$%]\{/.test(path.replace(OWN_FOLDER, "")))
      unnamedFiles = true;
    else files.add(path.replace(OWN_FOLDER, "").replace(/^\.\//, ""));
  };
  for (const text of templatesIn(withoutOutputs(root, within))) {
    for (const [, name = ""] of text.matchAll(VARIABLE)) variables.add(name);
    for (const pattern of NAMED)
      for (const [found] of text.matchAll(pattern))
        named.add(found.endsWith("(") ? `${found.slice(0, -1).trim()}()` : found);
    for (const [, path] of text.matchAll(READS_FILE)) addFile(path);
  }
  for (const name of environmentOf(root)) named.add(name);
  for (const name of named) {
    const [, type = "", own = ""] = name.split(".");
    if (FILE_DATA.includes(type)) addFile(fileNameOf(root, type, own));
  }
  return { variables: [...variables], named: [...named], files: [...files], unnamedFiles };
}

/** By provider: the argument that says where it works, and what the environment calls it. */
const ENVIRONMENT = [
  ["azurerm", "subscription_id", "ARM_SUBSCRIPTION_ID"],
  ["google", "project", "GOOGLE_PROJECT"],
] as const;

/** What a provider that is configured takes from the environment because nothing is written. */
function environmentOf({ provider }: Root): readonly string[] {
  if (!isObject(provider)) return [];
  return ENVIRONMENT.flatMap(([name, argument, variable]) => {
    const written = provider[name];
    const blocks: readonly unknown[] = Array.isArray(written) ? written : [written];
    const lacks = blocks.some((block) => isObject(block) && block[argument] === undefined);
    return lacks ? [variable] : [];
  });
}

function fileNameOf({ data }: Root, type: string, name: string): unknown {
  const ofType = isObject(data) ? data[type] : undefined;
  const block: unknown = isObject(ofType) ? ofType[name] : undefined;
  const one: unknown = Array.isArray(block) ? block[0] : block;
  return isObject(one) ? one["filename"] : undefined;
}

function withoutOutputs(root: Root, within: ReadonlySet<string> | undefined): unknown {
  const { resource } = root;
  if (within === undefined) return { ...root, output: undefined };
  return isObject(resource)
    ? Object.fromEntries(Object.entries(resource).filter(([type]) => within.has(type)))
    : resource;
}

/** Tags of Azure are for people; those of Google's machines say which rules act on them. */
function isAzure(type: string): boolean {
  return type.startsWith("azurerm_");
}

/** Every text with a template in it. */
function* templatesIn(value: unknown, skipsTags = false): Iterable<string> {
  if (typeof value === "string") {
    if (/[$%]\{/.test(value)) yield value;
  } else if (Array.isArray(value)) {
    for (const one of value) yield* templatesIn(one, skipsTags);
  } else if (isObject(value)) {
    for (const [key, one] of Object.entries(value))
      if (!WITHOUT_MEANING.has(key) && !(skipsTags && key === "tags"))
        yield* templatesIn(one, skipsTags || isAzure(key));
  }
}
