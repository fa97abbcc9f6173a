// Writes what other scanners were asked about (docs/other-scanners.md): the sample site's policy as it is emitted (row 0) and
// with each harmful edit, as Terraform JSON and as HCL. `node --import tsx scripts/scanner-inputs.ts FOLDER`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { EditedPolicy } from "../__tests__/mutants/edited-policy";
import { HARMFUL_EDITS } from "../__tests__/mutants/harmful-edits";
import { deploymentOf, siteWith, STANDALONE } from "../__tests__/samples/sample-sites";

const POLICIES = {
  azure: () => new EditedPolicy(deploymentOf(siteWith(), "azure")),
  "azure-standalone": () => new EditedPolicy(deploymentOf(siteWith(STANDALONE), "azure")),
  google: () => new EditedPolicy(deploymentOf(siteWith(), "google")),
};

/** Arguments that are blocks in HCL. */
const BLOCKS: ReadonlySet<string> = new Set(["security_rule", "allow", "deny", "features"]);

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Body = Readonly<Record<string, Json>>;

function isBody(value: Json): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The document in HCL: without what is null, and without comments and the backend, which no scanner looks at. */
function hcl({ provider = {}, resource = {} }: Body): string {
  const providers = Object.entries(provider as Body).flatMap(([name, bodies]) =>
    [bodies].flat().map((body) => `provider "${name}" ${block(body as Body)}`),
  );
  const resources = Object.entries(resource as Body).flatMap(([type, named]) =>
    Object.entries(named as Body).map(
      ([name, body]) => `resource "${type}" "${name}" ${block(body as Body)}`,
    ),
  );
  return [...providers, ...resources, ""].join("\n");
}

function block(body: Body): string {
  const lines = Object.entries(body).flatMap(([name, value]) => {
    if (name === "//" || value === null) return [];
    if (!BLOCKS.has(name)) return [`${name} = ${expression(value)}`];
    return [value].flat().map((inner) => `${name} ${block(inner as Body)}`);
  });
  return `{\n${lines.join("\n")}\n}`;
}

/** A text that is one reference is the reference. */
function expression(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(expression).join(", ")}]`;
  if (isBody(value)) return block(value);
  const reference = typeof value === "string" ? /^\$\{([^}]*)\}$/.exec(value)?.[1] : undefined;
  return reference ?? JSON.stringify(value);
}

const [, , folder] = process.argv;
if (folder === undefined) throw new Error("name the folder to write to");
for (const [name, make] of Object.entries(POLICIES))
  for (const { row, make: edit } of [{ row: 0, make: () => undefined }, ...HARMFUL_EDITS]) {
    const policy = make();
    edit(policy);
    const document = policy.document as Body;
    const files = {
      "json/cdk.tf.json": JSON.stringify(document, null, 2),
      "hcl/main.tf": hcl(document),
    };
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, `${name}-${String(row).padStart(2, "0")}`, file);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, text);
    }
  }
