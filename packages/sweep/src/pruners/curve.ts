/** The values of a trial after each of its epochs. */
export interface Curve {
  readonly values: readonly number[];
  /** Whether it ended by itself: then it stays at what it has come to. */
  readonly whole: boolean;
}

/** The smallest of some values; +∞ where there are none, or where none is a number. */
const smallest = (values: readonly number[]): number =>
  values.reduce((least, value) => (value < least ? value : least), Number.POSITIVE_INFINITY);

/** The smallest value of the first epochs; undefined where a trial has not come so far. */
export const bestUntil = ({ values, whole }: Curve, epoch: number): number | undefined =>
  values.length >= epoch || whole ? smallest(values.slice(0, epoch)) : undefined;
