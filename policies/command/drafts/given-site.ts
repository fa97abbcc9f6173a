// What options say about a site as a whole: its name, its tables and how they are read, and its Google machines.
import { InputError } from "../../../modules/input";
import type { InterfaceReading } from "../../../modules/sites";
import { TOPOLOGIES, topologyCalled } from "../../drafts";
import type { Streams } from "../streams";
import { askForProduct, productFrom, type ProductOptions } from "./product";
import { checkFlag } from "./typed-names";

export interface GivenSite extends ProductOptions {
  readonly siteName?: string;
  readonly topology?: string;
  readonly documents: readonly string[];
  readonly interfaceReading?: InterfaceReading;
  readonly obsolete?: "include" | "exclude" | "exclude-all";
  readonly interface: readonly string[];
  readonly peer: readonly string[];
}

/** The tables and their reading; where no table is named, the topology and the product are asked for at a terminal. */
export async function readGivenSite(
  given: GivenSite & { readonly output: string },
  streams: Streams,
) {
  const { siteName = "edge", topology, documents, output } = given;
  const { interfaceReading = "printed", obsolete = "include" } = given;
  checkFlag("--site-name", siteName, "siteName");
  const fitting = topology === undefined ? [] : topologyCalled(topology).documents;
  const named = [...new Set([...fitting, ...documents])];
  const reading = { siteName, interfaceReading, obsolete };
  const product = productFrom(given);
  if (named.length > 0) return { ...reading, ...product, tables: named };
  if (streams.prompter === undefined) throw noTable();
  const prompter = streams.prompter();
  const choices = TOPOLOGIES.map(({ name, title }) => ({ value: name, name: title }));
  const tables = topologyCalled(await prompter.one("What is the Edge?", choices)).documents;
  return { ...reading, ...(await askForProduct(tables, output, product, prompter)), tables };
}

/** No table is named, and a site without one documents nothing. */
export function noTable(): InputError {
  return new InputError({
    message: "no port table is named",
    allowed: `a topology (${TOPOLOGIES.map(({ name }) => name).join(", ")}), or ids of tables`,
    remedy:
      "add --topology or --documents, or run this at a terminal to be asked; `edge-firewall lookup` finds tables by role",
  });
}

/** The key of the site file with its names. Throws InputError where both are given, or a name is none. */
export function readGoogleTargets(tags: readonly string[], accounts: readonly string[]) {
  if (tags.length > 0 && accounts.length > 0)
    throw new InputError({
      message: "--target-tag and --target-service-account exclude each other",
      remedy: "name the Edge machines by one of the two",
    });
  for (const tag of tags) checkFlag("--target-tag", tag, "targetTag");
  for (const account of accounts)
    checkFlag("--target-service-account", account, "targetServiceAccount");
  if (tags.length > 0) return { key: "targetTags" as const, names: [...new Set(tags)] };
  return accounts.length > 0
    ? { key: "targetServiceAccounts" as const, names: [...new Set(accounts)] }
    : undefined;
}
