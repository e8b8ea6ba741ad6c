/** Mean, standard deviation and largest size of some numbers. */
export interface Moments {
  readonly mean: number;
  readonly deviation: number;
  /** max |x| */
  readonly largest: number;
}

/** The moments of the elements at `start`, `start + stride`, … of a list. */
export const momentsOf = (elements: ArrayLike<number>, start = 0, stride = 1): Moments => {
  let [count, sum, largest] = [0, 0, 0];
  for (let i = start; i < elements.length; i += stride) {
    const x = elements[i]!;
    count++;
    sum += x;
    largest = Math.max(largest, Math.abs(x));
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = start; i < elements.length; i += stride) squares += (elements[i]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / count), largest };
};
