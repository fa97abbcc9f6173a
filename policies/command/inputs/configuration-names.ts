// Which files of a folder are Terraform's, by their names.

/** What Terraform and OpenTofu read from a folder as one configuration. */
const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;

export function isConfigurationName(name: string): boolean {
  return CONFIGURATION.test(name) && !isLeftAlone(name);
}

/** Terraform reads no file in HCL by itself: its folder is the configuration. */
export function isHcl(file: string): boolean {
  return /\.(tf|tofu)$/.test(file);
}

/** Dot files, such as `._cdk.tf.json`, which macOS writes beside a copy, and what editors leave. */
export function isLeftAlone(name: string): boolean {
  return name.startsWith(".") || name.endsWith("~") || /^#.*#$/.test(name);
}
