// What a JSON document is, when it is not a Terraform configuration: people hand over the wrong one of several files
// that lie side by side, and the message should say which one it was.
import { isObject } from "../../resources/values";

type Root = Readonly<Record<string, unknown>>;

const has = (root: Root, ...keys: readonly string[]): boolean => keys.every((key) => key in root);

/** What a document is in the user's words, and what to check in its place where that is not the usual. */
export interface Likeness {
  readonly what: string;
  readonly remedy?: string;
}

const PRINTED = "check a plan or a state (`terraform show -json PLAN`)";
const IN_CLEAR =
  "print it with `tofu show -json`, which reads it with the keys of the configuration, and check that";
const ELSEWHERE =
  "this tool reads Terraform: for other tools, check the state of an import (`terraform show -json`)";

type Known = readonly [what: string, marks: (root: Root) => boolean, remedy?: string];

/** Documents of other kinds, by the keys that mark them. First match wins. */
const LIKENESSES: readonly Known[] = [
  ["a state or plan that OpenTofu encrypted", (root) => has(root, "encrypted_data"), IN_CLEAR],
  [
    "the export of a Pulumi stack",
    (root) => has(root, "deployment") && isObject(root["deployment"]),
    ELSEWHERE,
  ],
  ["a preview of Pulumi", (root) => has(root, "steps", "config"), ELSEWHERE],
  [
    "the schemas of providers (`terraform providers schema -json`)",
    (root) => has(root, "format_version", "provider_schemas"),
    PRINTED,
  ],
  ["what `terraform validate -json` prints", (root) => has(root, "valid", "diagnostics"), PRINTED],
  [
    "a Terraform plan (`terraform show -json`)",
    (root) => has(root, "format_version", "planned_values"),
  ],
  [
    "a Terraform plan (`terraform show -json`)",
    (root) => has(root, "format_version", "resource_changes"),
  ],
  ["a Terraform state (`terraform show -json`)", (root) => has(root, "format_version", "values")],
  [
    "a Terraform state (`terraform show -json`)",
    (root) => has(root, "format_version", "terraform_version"),
  ],
  ["a Terraform state file", (root) => has(root, "terraform_version", "lineage")],
  ["a Terraform state file", (root) => has(root, "version", "serial", "lineage")],
  ["a CloudFormation template", (root) => has(root, "AWSTemplateFormatVersion"), ELSEWHERE],
  ["a CloudFormation template", (root) => has(root, "Resources"), ELSEWHERE],
  [
    "an Azure Resource Manager template",
    (root) => has(root, "$schema", "contentVersion"),
    ELSEWHERE,
  ],
  ["the manifest of a cdktf output folder", (root) => has(root, "stacks", "version")],
  ["a package.json", (root) => has(root, "name", "version")],
  ["a package.json", (root) => has(root, "dependencies") || has(root, "devDependencies")],
  ["a cdktf.json", (root) => has(root, "app", "language")],
  ["a tsconfig.json", (root) => has(root, "compilerOptions")],
  ["a Kubernetes object", (root) => has(root, "apiVersion", "kind")],
];

/** Keys that a Terraform configuration may have at the top. */
export const TERRAFORM_BLOCKS: readonly string[] = [
  "terraform",
  "provider",
  "resource",
  "data",
  "variable",
  "output",
  "locals",
  "module",
  "moved",
  "removed",
  "import",
  "check",
  "ephemeral",
];

/** What the document is, or `undefined` if it is a Terraform configuration. */
export function unlikeTerraform(root: Root): Likeness | undefined {
  const other = LIKENESSES.find(([, marks]) => marks(root));
  if (other !== undefined && !has(root, "resource")) {
    const [what, , remedy] = other;
    return { what, ...(remedy !== undefined && { remedy }) };
  }
  if (TERRAFORM_BLOCKS.some((key) => has(root, key))) return undefined;
  return wrapped(root) ?? { what: "JSON of another kind" };
}

/** Policy tools and pipelines hand a plan on under a name of their own, and beside what they know of the run. */
function wrapped(root: Root): Likeness | undefined {
  const found = Object.entries(root).find(([, value]) => isObject(value) && isShown(value));
  if (found === undefined) return undefined;
  const [key] = found;
  return {
    what: `a plan or state of Terraform that stands under \`${key}\``,
    remedy: `take it out (\`jq '.[${JSON.stringify(key)}]' FILE\`), and check that`,
  };
}

function isShown(value: Root): boolean {
  return has(value, "format_version", "terraform_version") || has(value, "serial", "lineage");
}
