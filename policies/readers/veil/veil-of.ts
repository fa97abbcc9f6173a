// The veil over what some readings say.
import type { Reading } from "../reading";
import type { Source } from "../sources/source";
import { allSecrets, type SecretValues, secretValues } from "./secret-values";
import { Veil } from "./veil";

/** @param showSensitive whether sensitive values are printed as any others. */
export function veilOf(
  readings: readonly (Pick<Reading, "secrets"> | undefined)[],
  showSensitive = false,
): Veil {
  return new Veil(showSensitive ? undefined : allSecrets(readings.map((one) => one?.secrets)));
}

/** What sources mark as sensitive; nothing where none marks anything. */
export function secretsOf(sources: readonly Source[]): SecretValues | undefined {
  const marked = sources.flatMap((source) => source.secrets?.() ?? []);
  return marked.length === 0 ? undefined : secretValues(marked);
}
