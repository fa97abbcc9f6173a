// Whether a proposal describes its document.
import type { AdoptedDeployment } from "./adoption";

/** The trial was proven, and no blank was filled with an address of nobody's. */
export function isDescribed({ verdict, untold }: AdoptedDeployment): boolean {
  return verdict === "proven" && untold.length === 0;
}
