// A stack as the Terraform JSON that it becomes.

/** One stack as Terraform JSON. */
export interface WrittenStack {
  readonly name: string;
  /** What reports call it: a path, or `stack edge`. */
  readonly file: string;
  readonly text: string;
}

/** What a stack of any toolkit becomes in Terraform now. */
export function renderStack(stack: { toTerraform(): unknown }, name: string): WrittenStack {
  return { name, file: `stack ${name}`, text: JSON.stringify(stack.toTerraform(), null, 2) };
}
