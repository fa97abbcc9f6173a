// How this project measures: alternate runs after a warm-up, medians, and ratios of figures taken in the same run.

/** Middle value; the lower of the two middles for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new RangeError("median of nothing");
  return middle;
}

/** Milliseconds that `work` takes. */
export function milliseconds(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/**
 * Milliseconds of processor time that `work` takes on all cores: what a machine that does nothing else would need at most,
 * and what it needs on a busy one too.
 */
export function processorTime(work: () => void): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/** Median milliseconds of `runs` runs, after `warmUp` runs that do not count. */
export function medianOf(runs: number, work: () => void, warmUp = 1): number {
  for (let i = 0; i < warmUp; i += 1) work();
  return median(Array.from({ length: runs }, () => milliseconds(work)));
}

/** Two kinds of work in turn (A B A B …), so that a drifting machine slows both alike. Medians in milliseconds. */
export function medianPair(
  runs: number,
  first: () => void,
  second: () => void,
  warmUp = 1,
): readonly [number, number] {
  for (let i = 0; i < warmUp; i += 1) {
    first();
    second();
  }
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < runs; i += 1) {
    times[0].push(milliseconds(first));
    times[1].push(milliseconds(second));
  }
  return [median(times[0]), median(times[1])];
}
