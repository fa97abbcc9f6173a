// How a plan is told from other JSON that Terraform prints.

export function isPlan(root: Readonly<Record<string, unknown>>): boolean {
  return "format_version" in root && ("planned_values" in root || "resource_changes" in root);
}
