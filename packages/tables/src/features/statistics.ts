import { roundingOf } from "@gd/tensor";

/** Where some numbers lie. */
export interface Moments {
  readonly mean: number;
  /** The square root of the mean square of the differences from the mean; 0 if it is no more than roundings. */
  readonly deviation: number;
}

/** The mean and the standard deviation of finite numbers, however large or small they are. */
export const momentsOf = (values: Float64Array): Moments => {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  // A power of two, so that dividing by it changes no digits, which keeps squares from overflow and underflow.
  const unit = largest > 2 ** 400 ? 2 ** 600 : largest < 2 ** -400 ? 2 ** -600 : 1;
  // The mean of differences from the first: of equal numbers, these are exactly 0.
  const first = values[0]! / unit;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! / unit - first;
  const mean = first + sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const apart = values[i]! / unit - mean;
    squares += apart * apart;
  }
  const deviation = Math.sqrt(squares / values.length) * unit;
  return {
    mean: mean * unit,
    deviation: deviation <= roundingOf(largest, "float64") ? 0 : deviation,
  };
};

/**
 * The number below which a share of some numbers lies, between two of them by a straight line, as NumPy's default has it.
 * The numbers change their order.
 */
export const quantileOf = (values: Float64Array, share: number): number => {
  const place = (values.length - 1) * share;
  const below = Math.floor(place);
  const low = select(values, below);
  if (below === place) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let i = below + 1; i < values.length; i++) high = Math.min(high, values[i]!);
  return low + (high - low) * (place - below);
};

/** After so many divisions that leave much behind, sorting takes less time. */
const MOST_DIVISIONS = 100;

/**
 * The number at a place of the sorted ones. Afterwards no number before the place is larger, and none behind it smaller.
 *
 * Source  Hoare, Algorithm 65: Find (1961)
 */
const select = (values: Float64Array, place: number): number => {
  let [left, right] = [0, values.length - 1];
  for (let divisions = 0; left < right; divisions++) {
    if (divisions === MOST_DIVISIONS) {
      values.subarray(left, right + 1).sort();
      break;
    }
    const pivot = values[(left + right) >>> 1]!;
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return values[place]!;
};

/** The number that comes most often; the smallest of several. */
export const mostFrequentOf = (values: Float64Array): number => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [best, most] = [Number.NaN, 0];
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  }
  return best;
};
