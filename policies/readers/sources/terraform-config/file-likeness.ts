// What a JSON document is, when it is not a Terraform configuration: people hand over the wrong one of several files
// that lie side by side, and the message should say which one it was.

type Root = Readonly<Record<string, unknown>>;

const has = (root: Root, ...keys: readonly string[]): boolean => keys.every((key) => key in root);

/** Documents of other kinds, by the keys that mark them. First match wins. */
const LIKENESSES: readonly (readonly [what: string, marks: (root: Root) => boolean])[] = [
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
  ["a CloudFormation template", (root) => has(root, "AWSTemplateFormatVersion")],
  ["a CloudFormation template", (root) => has(root, "Resources")],
  ["an Azure Resource Manager template", (root) => has(root, "$schema", "contentVersion")],
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

/** What the document is in the user's words, or `undefined` if it is a Terraform configuration. */
export function unlikeTerraform(root: Root): string | undefined {
  const other = LIKENESSES.find(([, marks]) => marks(root));
  if (other !== undefined && !has(root, "resource")) return other[0];
  return TERRAFORM_BLOCKS.some((key) => has(root, key)) ? undefined : "JSON of another kind";
}
