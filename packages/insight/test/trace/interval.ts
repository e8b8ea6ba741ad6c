/** Two numbers between which a value lies. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What a printed number can stand for: half a unit of its last digit more or less. 0 is printed for 0 alone. */
export const ofPrinted = (text: string, digits: number): Interval => {
  const value = Number(text.replaceAll("−", "-").replaceAll(" ", ""));
  if (value === 0) return { from: 0, to: 0 };
  // Rounded to the digit, a number may have one more in front: 9.9999996 is printed as 10.
  const half = 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1);
  return { from: value - half, to: value + half };
};

/** A little more, for the roundings of the computation itself. */
const widened = (values: readonly number[]): Interval => {
  const [from, to] = [Math.min(...values), Math.max(...values)];
  return { from: from - Math.abs(from) * 1e-13 - 1e-300, to: to + Math.abs(to) * 1e-13 + 1e-300 };
};

const corners = (a: Interval, b: Interval, combine: (x: number, y: number) => number): Interval =>
  widened([combine(a.from, b.from), combine(a.from, b.to), combine(a.to, b.from), combine(a.to, b.to)]);

/** Arithmetic of intervals: the result holds every number that operands in the intervals can give. */
export const intervals = {
  add: (a: Interval, b: Interval) => widened([a.from + b.from, a.to + b.to]),
  subtract: (a: Interval, b: Interval) => widened([a.from - b.to, a.to - b.from]),
  multiply: (a: Interval, b: Interval) => corners(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y)),
  divide: (a: Interval, b: Interval) =>
    b.from <= 0 && b.to >= 0
      ? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
      : corners(a, b, (x, y) => x / y),
  negate: (a: Interval) => ({ from: -a.to, to: -a.from }),
  square: (a: Interval) =>
    a.from <= 0 && a.to >= 0 ? widened([0, a.from ** 2, a.to ** 2]) : widened([a.from ** 2, a.to ** 2]),
  max: (all: readonly Interval[]) =>
    widened([Math.max(...all.map(({ from }) => from)), Math.max(...all.map(({ to }) => to))]),
  absolute: (a: Interval) =>
    a.from <= 0 && a.to >= 0 ? widened([0, Math.max(-a.from, a.to)]) : widened([Math.abs(a.from), Math.abs(a.to)]),
  /** A function that grows. */
  growing: (a: Interval, f: (x: number) => number) => widened([f(a.from), f(a.to)]),
};
