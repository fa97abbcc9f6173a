// Objects of Azure by what is known of their ids. Two that differ in the subscription only, which nothing shows for one of them,
// are taken for one where there is no other that it could be.
import { type AzureId, compareAzureIds } from "../azure-ids";

interface Entry<T> {
  readonly id: AzureId;
  readonly value: T;
}

export class IdIndex<T> {
  readonly #buckets = new Map<string, Entry<T>[]>();

  /** An id of which some name is unknown is not indexed. */
  add(id: AzureId, value: T): void {
    const key = keyOf(id);
    if (key === undefined) return;
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, [{ id, value }]);
    else bucket.push({ id, value });
  }

  /** The object with the id; nothing where there is none, `several` where it cannot be told which. */
  find(id: AzureId): T | "several" | undefined {
    const key = keyOf(id);
    const alike = key === undefined ? [] : (this.#buckets.get(key) ?? []);
    const compared = alike.map((entry) => ({
      entry,
      answer: compareAzureIds(entry.id, id).answer,
    }));
    const same = compared.find(({ answer }) => answer === "same");
    if (same !== undefined) return same.entry.value;
    const [only, ...more] = compared.filter(({ answer }) => answer === "unknown");
    return more.length > 0 ? "several" : only?.entry.value;
  }
}

/** Azure does not tell upper from lower case in names. */
function keyOf({ resourceGroup, names }: AzureId): string | undefined {
  const parts = [resourceGroup, ...names];
  if (parts.includes(undefined)) return undefined;
  return parts.map((part) => part?.trim().toLowerCase()).join("/");
}

/** Whether every name of the object is known, so that it can be told from others. */
export function isNamed(id: AzureId | undefined): id is AzureId {
  return id !== undefined && keyOf(id) !== undefined;
}
