// Random numbers that are the same on every machine for the same seed, so that a figure or a failure can be repeated.

/** A stream of numbers (mulberry32); good enough for workloads, never for secrets. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= result < 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number 0 <= result < end. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  /** A whole number first <= result <= last. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  /** True in this share of the cases. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** One of the list, each as likely. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new RangeError("picked from an empty list");
    return picked;
  }

  /** An unsigned number of this many bits. */
  bits(count: number): bigint {
    let value = 0n;
    for (let have = 0; have < count; have += 16) value = (value << 16n) | BigInt(this.below(65536));
    return BigInt.asUintN(count, value);
  }
}
