// Words of Azure's API and of its provider for the same thing.

/** The provider's word for each of the API's; `undefined` for what says nothing of packets. */
export type Words = Readonly<Record<string, string | undefined>>;

/** The object in the provider's words; nothing where it holds something else. */
export function only(
  object: Readonly<Record<string, unknown>>,
  words: Words,
): Readonly<Record<string, unknown>> | undefined {
  const entries = Object.entries(object).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  if (entries.some(([key]) => !Object.hasOwn(words, key))) return undefined;
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const word = words[key];
      return word === undefined ? [] : [[word, value] as const];
    }),
  );
}
