// The network tags that a machine carries and the service account that it runs as, as far as the source shows them.
import { isOneThing, isToken } from "../../resources/template-text";
import { nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import type { Sameness } from "../../resources/references";
import { compareAccounts, DEFAULT_ACCOUNT } from "./service-accounts";

/** Names of a machine; `complete: false` when there may be others. */
export interface ShownNames {
  readonly names: readonly string[];
  readonly complete: boolean;
}

export const NOTHING_SHOWN: ShownNames = { names: [], complete: false };

export type NamesOf = "tags" | "accounts";

export function tagsOf(block: ResourceBlock): ShownNames {
  const field = block.names("tags");
  if (field.is === "unset") return { names: [], complete: true };
  if (field.is === "unknown") {
    return { names: field.refersTo === undefined ? [] : [field.refersTo], complete: false };
  }
  return { names: field.value.known, complete: field.value.unknown.length === 0 };
}

/** Without a `service_account` a machine runs as none; with one that names no account, as the project's default. */
export function accountsOf(block: ResourceBlock): ShownNames {
  const { objects, lost } = block.blocks("service_account");
  const names = objects.map((account) => {
    const email = account.name("email");
    return email.is === "unset" ? DEFAULT_ACCOUNT : nameText(email);
  });
  const known = names.filter((name) => name !== undefined);
  return { names: known, complete: lost.length === 0 && known.length === names.length };
}

/** Whether one of the names is one of these, as far as both show. */
export function shares(
  { names, complete }: ShownNames,
  others: readonly string[],
  kind: NamesOf,
  resources: ResourceSet,
): Sameness {
  const answers = names.flatMap((name) =>
    others.map((other) => compareNames(name, other, kind, resources)),
  );
  if (answers.includes("same")) return "same";
  return complete && !answers.includes("unknown") ? "different" : "unknown";
}

export function compareNames(
  one: string,
  other: string,
  kind: NamesOf,
  resources: ResourceSet,
): Sameness {
  if (kind === "accounts") return compareAccounts(one, other, resources);
  if (one === other) return isOneThing(one) ? "same" : "unknown";
  return [one, other].some(isToken) ? "unknown" : "different";
}
