// `--target-tag` and `--target-service-account`: by what the Edge machines are known in Google Cloud.
import { InputError } from "../../../modules/input";

/** The key of the site file that the flags ask for, with its names; nothing where neither is given. Throws InputError for both. */
export function readGoogleTargets(tags: readonly string[], accounts: readonly string[]) {
  if (tags.length > 0 && accounts.length > 0)
    throw new InputError({
      message: "--target-tag and --target-service-account exclude each other",
      remedy: "name the Edge machines by one of the two",
    });
  if (tags.length > 0) return { key: "targetTags" as const, names: tags };
  return accounts.length > 0
    ? { key: "targetServiceAccounts" as const, names: accounts }
    : undefined;
}
