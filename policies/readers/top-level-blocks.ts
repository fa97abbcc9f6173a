// The top of a document: what Terraform deploys besides resources, and from where it takes its providers.
import type { ReadingNotes } from "./reading-notes";
import { isObject, objectsAt } from "./terraform-resources";

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
      "`module` deploys resources that are not in this document",
      "write its resources into the stack, or move the module to a document of its own",
    ],
  ],
  [
    "removed",
    [
      "`removed` may leave objects in the cloud that the document no longer shows",
      "apply it, then take it out",
    ],
  ],
  [
    "import",
    [
      "`import` takes over objects whose settings the document may not show",
      "apply it, then take it out",
    ],
  ],
]);

const KNOWN_SOURCES: readonly RegExp[] = ["azurerm", "google", "google-beta"].map(
  (name) => new RegExp(`^((registry\\.(terraform\\.io|opentofu\\.org)/)?hashicorp/)?${name}$`),
);

export function checkTopLevel(notes: ReadingNotes): void {
  const { root, file } = notes.document;
  for (const key of Object.keys(root)) {
    if (HARMLESS.has(key)) continue;
    const [message, remedy] = REFUSED.get(key) ?? [
      `\`${key}\` at the top of the document is not known to this reader`,
      "remove it, or check with a version of this tool that knows it",
    ];
    notes.refuse({ message, remedy, path: [key] });
  }
  if (/(^|[/\\_])override\.tf(\.json)?$/.test(file)) {
    notes.refuse({
      message: "an override file changes resources of other files",
      remedy: "merge it into the document that it overrides",
      path: [],
    });
  }
  checkPrograms(notes);
  checkProviderSources(notes);
  notes.assume("no other Terraform file stands beside the document in its folder");
}

/** `data "external"` runs a program of the author's. */
function checkPrograms(notes: ReadingNotes): void {
  for (const [data, path] of objectsAt(notes.document.root["data"], ["data"], notes)) {
    if (!("external" in data)) continue;
    notes.refuse({
      message: "`data.external` runs a program that may change anything",
      remedy: "take it out",
      path: [...path, "external"],
    });
  }
}

/** The names `azurerm` and `google` mean what they say only as long as they come from their makers. */
function checkProviderSources(notes: ReadingNotes): void {
  for (const [terraform, path] of objectsAt(
    notes.document.root["terraform"],
    ["terraform"],
    notes,
  )) {
    const here = [...path, "required_providers"];
    for (const [providers, below] of objectsAt(terraform["required_providers"], here, notes)) {
      for (const [name, requirement] of Object.entries(providers)) {
        const source = isObject(requirement) ? requirement["source"] : undefined;
        if (!/^(azurerm|google|google-beta)$/.test(name) || source === undefined) continue;
        const known = typeof source === "string" && KNOWN_SOURCES.some((one) => one.test(source));
        if (known && source.endsWith(name)) continue;
        notes.refuse({
          message: `the provider \`${name}\` comes from \`${JSON.stringify(source)}\``,
          remedy: `use \`hashicorp/${name}\``,
          path: [...below, name],
        });
      }
    }
  }
}
