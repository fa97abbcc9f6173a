// All that a reading's sources mark as sensitive, by what it may turn up as in a report. Plain data.
import type { Family } from "../../../modules/packets";
import type { SecretLeaf } from "../sources/secret-leaf";
import { addressesIn } from "./addresses-in-text";

export interface SecretValues {
  /** First and last addresses of what is marked. */
  readonly addresses: Readonly<Record<Family, readonly bigint[]>>;
  /** First and last ports. */
  readonly ports: readonly number[];
  readonly priorities: readonly number[];
  /** Every value as it is written. */
  readonly texts: readonly string[];
}

export function secretValues(leaves: readonly SecretLeaf[]): SecretValues {
  const addresses: Record<Family, Set<bigint>> = { 4: new Set(), 6: new Set() };
  const ports = new Set<number>();
  const priorities = new Set<number>();
  const texts = new Set<string>();
  for (const { key, value } of leaves) {
    const text = String(value);
    texts.add(text);
    for (const { family, first, last } of addressesIn(text)) addresses[family].add(first).add(last);
    if (/port/i.test(key)) for (const number of numbersIn(text, PORTS)) ports.add(number);
    if (/priority/i.test(key)) for (const number of numbersIn(text, NUMBER)) priorities.add(number);
  }
  return {
    addresses: { 4: [...addresses[4]], 6: [...addresses[6]] },
    ports: [...ports],
    priorities: [...priorities],
    texts: [...texts],
  };
}

/** `443`, `50000-59999`, or several of them. */
const PORTS = /^\s*\d+(?:\s*[-,]\s*\d+)*\s*$/;
const NUMBER = /^\s*\d+\s*$/;

function numbersIn(text: string, form: RegExp): readonly number[] {
  return form.test(text) ? (text.match(/\d+/g) ?? []).map(Number) : [];
}

/** What several readings mark. */
export function allSecrets(sets: readonly (SecretValues | undefined)[]): SecretValues {
  const known = sets.filter((one) => one !== undefined);
  return {
    addresses: {
      4: known.flatMap(({ addresses }) => addresses[4]),
      6: known.flatMap(({ addresses }) => addresses[6]),
    },
    ports: known.flatMap(({ ports }) => ports),
    priorities: known.flatMap(({ priorities }) => priorities),
    texts: known.flatMap(({ texts }) => texts),
  };
}
