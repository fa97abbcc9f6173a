// What the Edge runs and what it is for, of the commands that write a site file: from flags, or asked.
import { type Command, Option } from "commander";

import type { ProductVersion } from "../../../modules/sites";
import type * as Drafts from "../../drafts";
import { collect } from "../repeated-options";
import type { Prompter } from "../init/prompter";

export interface Product {
  readonly version?: ProductVersion;
  readonly capabilities?: readonly string[];
}

/** The flags. */
export interface ProductOptions {
  readonly product?: ProductVersion;
  readonly capability: readonly string[];
}

/** Today's product first. */
const PRODUCTS: readonly { readonly value: ProductVersion; readonly name: string }[] = [
  { value: "sfb-se", name: "Skype for Business Server Subscription Edition" },
  { value: "sfb-2019", name: "Skype for Business Server 2019" },
  { value: "sfb-2015", name: "Skype for Business Server 2015" },
];

export function addProductOptions(command: Command): Command {
  const values = [...PRODUCTS.map(({ value }) => value), "lync-2013"];
  return command
    .addOption(new Option("--product <VERSION>", "what the Edge runs").choices(values))
    .option("--capability <NAME>", "what the Edge is for (repeatable); else everything", collect);
}

export function productFrom({ product, capability }: ProductOptions): Product {
  return {
    ...(product !== undefined && { version: product }),
    ...(capability.length > 0 && { capabilities: capability }),
  };
}

/** What no flag has said, where the tables tell products or purposes apart. `file`: the site file that names the tables. */
export async function askForProduct(
  tables: readonly string[],
  file: string,
  known: Product,
  ask: Prompter,
): Promise<Product> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- help and mistakes need no tables
  const { openTables } = require("../../drafts") as typeof Drafts;
  const several = tables.some((id) => id.startsWith("sfb-"));
  const version =
    known.version ??
    (several ? ((await ask.one("What does it run?", PRODUCTS)) as ProductVersion) : undefined);
  const rows = openTables(tables, file).flatMap((table) => table.rows);
  const names = [...new Set(rows.flatMap(({ conditions }) => conditions))].sort();
  const chosen =
    known.capabilities ??
    (names.length < 2
      ? []
      : await ask.some(
          QUESTION,
          names.map((value) => ({ value, name: value })),
          false,
        ));
  return {
    ...(version !== undefined && { version }),
    ...(chosen.length > 0 && { capabilities: chosen }),
  };
}

const QUESTION = "What is it for? (none chosen: everything)";
