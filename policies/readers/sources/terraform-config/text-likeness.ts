// What to hand over in place of a text that is not JSON: by what it looks like, else by its file's name.
interface Known {
  readonly name?: RegExp;
  readonly text?: RegExp;
  readonly remedy: string;
}

const ANEW = "write the configuration anew (`cdktf synth`) and check again";
const PRINTED = "print the plan with `terraform show -json PLAN`, and name what that writes";

/** First match wins. */
const KNOWN: readonly Known[] = [
  {
    text: /^(Terraform|OpenTofu) used the selected providers|^ *# \S+ will be (created|updated|destroyed)/m,
    remedy: `this is a plan as people read it: ${PRINTED}`,
  },
  {
    name: /\.tf(vars|test\.hcl)$/,
    remedy:
      "this belongs to a configuration in HCL: name its folder, the one with the `*.tf` files",
  },
  {
    text: /^[ \t]*(resource|data|variable|module|provider|terraform|locals)\b[^\n{:=]*\{/m,
    remedy: `this is HCL: name the folder with the \`*.tf\` files; or ${PRINTED}`,
  },
  {
    name: /\.bicep$/,
    remedy:
      "this tool reads Terraform: for other tools, check the state of an import (`terraform show -json`)",
  },
  {
    name: /\.ya?ml$/,
    remedy: "name the Terraform JSON, a plan or a state; a site file is what `check --site` takes",
  },
];

export function remedyFor(text: string, file: string): string {
  const known = KNOWN.find((it) => it.name?.test(file) === true || it.text?.test(text) === true);
  return known?.remedy ?? ANEW;
}
