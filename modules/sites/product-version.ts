// Which rows hold for the product version that a site runs. Rows of documents about other products, such as a site's own
// tables, say nothing about it and hold for every version.
import type { FlowDocument, FlowRow } from "../flows";

/** Versions as a site file names them; the published schema lists the same. */
export type ProductVersion = "lync-2013" | "sfb-2015" | "sfb-2019" | "sfb-se";

/** The names that the documents print. */
export const VERSION_NAMES: Readonly<Record<ProductVersion, string>> = {
  "lync-2013": "Lync Server 2013",
  "sfb-2015": "Skype for Business Server 2015",
  "sfb-2019": "Skype for Business Server 2019",
  "sfb-se": "Skype for Business Server Subscription Edition",
};

/**
 * Versions that no table names, and the one whose rows hold for them. That is our reading: Subscription Edition installs on
 * top of 2019 with the same code (product team's announcement, June 2025), and the Edge page names 2015 and 2019 in every
 * copy that is known (to 2022-02).
 */
const READ_AS: Readonly<Partial<Record<ProductVersion, ProductVersion>>> = { "sfb-se": "sfb-2019" };

/** The versions that the row holds for, as printed. */
export function versionsOf(document: FlowDocument, row: FlowRow): readonly string[] {
  return row.versions ?? document.versions ?? [document.product];
}

/** Whether the row holds for the version. */
export function holdsFor(version: ProductVersion, document: FlowDocument, row: FlowRow): boolean {
  const names = versionsOf(document, row);
  const known = Object.values(VERSION_NAMES);
  const asked = [version, READ_AS[version]].filter((it) => it !== undefined);
  return (
    asked.some((it) => names.includes(VERSION_NAMES[it])) ||
    !names.some((name) => known.includes(name))
  );
}
