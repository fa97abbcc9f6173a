// What the publisher's dates mean for a site that names its product: whether it is still supported, and which rows hold for
// it. Dates are those of the product lifecycle pages on learn.microsoft.com/lifecycle.
import type { Advisory } from "../site";
import type { ProductVersion } from "../product-version";

const NOTES: Readonly<Record<ProductVersion, string>> = {
  "lync-2013": "Lync Server 2013 has been out of support since 2023-04-11",
  "sfb-2015": "Skype for Business Server 2015 has been out of support since 2025-10-14",
  "sfb-2019": "Skype for Business Server 2019 has been out of support since 2025-10-14",
  "sfb-se":
    "Skype for Business Server Subscription Edition (released 2025-07-01) has no port table of its own that is known: its rows are those of 2019, which is our reading, as it installs on top of 2019 with the same code (product team's announcement, June 2025)",
};

/** The note for the version that the site names. */
export function adviseLifecycle(version: ProductVersion | undefined): readonly Advisory[] {
  return version === undefined ? [] : [{ id: "note", message: NOTES[version] }];
}
