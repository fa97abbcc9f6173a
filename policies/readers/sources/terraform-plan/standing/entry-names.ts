// What an entry of a plan or of its state is called.
import type { Json, Standing } from "./standing";

type Named = Pick<
  Standing,
  "address" | "module" | "isData" | "type" | "name" | "index" | "providerName"
>;

/** What an entry of a plan or a state is called; nothing for what is none. */
export function namesOf(entry: Json): Named | undefined {
  const { address, mode, type, name, index } = entry as Record<string, unknown>;
  if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string")
    return undefined;
  if (mode !== "managed" && mode !== "data") return undefined;
  const own = `${mode === "data" ? "data." : ""}${type}.${name}`;
  // Terraform before 0.14 writes no `module_address`, and states have none.
  const written = entry["module_address"];
  const end = address.lastIndexOf(own);
  const module = typeof written === "string" ? written : end > 0 ? address.slice(0, end - 1) : "";
  return {
    address,
    module,
    isData: mode === "data",
    type,
    name,
    index: typeof index === "string" || typeof index === "number" ? index : undefined,
    providerName: entry["provider_name"],
  };
}

/** Tells an object from those that wait to be deleted at the same address. */
export function keyOf(entry: Json): string {
  const deposed = entry["deposed"] ?? entry["deposed_key"];
  return `${String(entry["address"])} ${typeof deposed === "string" ? deposed : ""}`;
}
