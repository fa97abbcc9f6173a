// Putting part of a list of numbers in order, in place: no more order than an index needs.

/** Moves the numbers that pass the test to the front of `from`..`to` (exclusive), and tells where the others start. */
export function partition(
  list: Int32Array,
  from: number,
  to: number,
  test: (number: number) => boolean,
): number {
  let next = from;
  for (let i = from; i < to; i++) {
    const number = list[i] as number;
    if (!test(number)) continue;
    list[i] = list[next] as number;
    list[next++] = number;
  }
  return next;
}

/** Moves the half with the smaller keys to the front of `from`..`to` (exclusive), and tells where the other half starts. */
export function selectMiddle(
  list: Int32Array,
  from: number,
  to: number,
  keyOf: (number: number) => number,
): number {
  const middle = (from + to) >> 1;
  let low = from;
  let high = to - 1;
  // Hoare's quickselect: keeps the part that holds the middle and leaves the rest as it is.
  while (low < high) {
    const pivot = keyOf(list[(low + high) >> 1] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while (keyOf(list[i] as number) < pivot) i++;
      while (keyOf(list[j] as number) > pivot) j--;
      if (i > j) break;
      const number = list[i] as number;
      list[i++] = list[j] as number;
      list[j--] = number;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else break;
  }
  return middle;
}
