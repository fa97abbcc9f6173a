// The top of a document: what Terraform deploys besides resources, and from where it takes its providers.
import { checkDataSources, checkProviderBlocks } from "./data-sources";
import { KNOWN_PROVIDERS } from "../../harmless/judge-type";
import type { ReadingNotes } from "../../reading-notes";
import { isObject } from "../../resources/values";
import type { ConfigurationRoot } from "./configuration";
import { objectsAt } from "./objects-at";
import { checkProviderVersions, requirementsIn } from "./provider-versions";

/** Blocks that deploy nothing by themselves; a template that leads to one is unknown where it is used. */
const HARMLESS: ReadonlySet<string> = new Set([
  "//",
  "terraform",
  "provider",
  "resource",
  "data",
  "variable",
  "output",
  "locals",
  "moved",
  "check",
]);

const REFUSED: ReadonlyMap<string, readonly [message: string, remedy: string]> = new Map([
  [
    "module",
    [
      "`module` deploys resources that are not in this configuration",
      "write its resources into the stack, or move the module to a configuration of its own",
    ],
  ],
  [
    "removed",
    [
      "`removed` may leave objects in the cloud that the configuration no longer shows",
      "apply it, then take it out",
    ],
  ],
  [
    "import",
    [
      "`import` takes over objects whose settings the configuration may not show",
      "apply it, then take it out",
    ],
  ],
]);

const API_SOURCE = /^(?:(?:registry\.(?:terraform\.io|opentofu\.org)\/)?azure\/)(azapi)$/i;
const KNOWN_SOURCE = /^((registry\.(terraform\.io|opentofu\.org)\/)?hashicorp\/)?([\w-]+)$/;

export function checkTopLevel(configuration: ConfigurationRoot, notes: ReadingNotes): void {
  const { root, file, rounded = [], locked } = configuration;
  for (const key of Object.keys(root)) {
    if (HARMLESS.has(key)) continue;
    const [message, remedy] = REFUSED.get(key) ?? [
      `\`${key}\` at the top of the configuration is not known to this reader`,
      "remove it, or check with a version of this tool that knows it",
    ];
    notes.report({ message, remedy, path: [key] });
  }
  if (/(^|[/\\_])override\.tf(\.json)?$/.test(file)) {
    notes.report({
      message: "an override file changes resources of other files",
      remedy: "merge it into the configuration that it overrides",
      path: [],
    });
  }
  for (const { text, place } of rounded) {
    notes.report({
      message: `the number \`${text}\` has more digits than can be read exactly`,
      remedy: "write it with fewer digits",
      path: [],
      place,
    });
  }
  checkDataSources(configuration, notes);
  checkProviderBlocks(configuration, notes);
  checkProviderSources(configuration, notes);
  checkProviderVersions(requirementsIn(root), notes, locked);
}

/** The names `azurerm` and `google` mean what they say only as long as they come from their makers. */
function checkProviderSources({ root }: ConfigurationRoot, notes: ReadingNotes): void {
  for (const [terraform, path] of objectsAt(root["terraform"], ["terraform"], notes)) {
    const here = [...path, "required_providers"];
    for (const [providers, below] of objectsAt(terraform["required_providers"], here, notes)) {
      for (const [name, requirement] of Object.entries(providers)) {
        const source = isObject(requirement) ? requirement["source"] : undefined;
        const isApi = name === "azapi";
        if ((!KNOWN_PROVIDERS.has(name) && !isApi) || source === undefined) continue;
        const known = isApi ? API_SOURCE : KNOWN_SOURCE;
        if (typeof source === "string" && known.exec(source.toLowerCase())?.at(-1) === name)
          continue;
        notes.report({
          message: `the provider \`${name}\` comes from \`${JSON.stringify(source)}\``,
          remedy: `use \`${isApi ? "Azure" : "hashicorp"}/${name}\``,
          path: [...below, name],
        });
      }
    }
  }
}
