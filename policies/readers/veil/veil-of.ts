// The veil over what some readings say.
import type { Reading } from "../reading";
import { allSecrets } from "./secret-values";
import { Veil } from "./veil";

/** @param showSensitive whether sensitive values are printed as any others. */
export function veilOf(
  readings: readonly (Pick<Reading, "secrets"> | undefined)[],
  showSensitive = false,
): Veil {
  return new Veil(showSensitive ? undefined : allSecrets(readings.map((one) => one?.secrets)));
}
