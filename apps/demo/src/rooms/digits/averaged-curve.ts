/** A curve with as few points as a chart can show. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Such a curve as plain data, from which it goes on. */
export interface KeptCurve extends Curve {
  /** How many values make a point. */
  readonly each: number;
  /** Of the point that is not complete yet: the sum of its values, their number, and the last x. */
  readonly open: { readonly sum: number; readonly count: number; readonly end: number };
}

/** A curve that can grow without end and stays short: each point is the mean of equally many values. */
export interface AveragedCurve {
  add(x: number, y: number): void;
  keep(): KeptCurve;
  /** The points so far; the last one may be of fewer values. */
  read(): Curve;
}

export const averagedCurve = (most: number, kept?: KeptCurve): AveragedCurve => {
  let each = kept?.each ?? 1;
  let x = [...(kept?.x ?? [])];
  let y = [...(kept?.y ?? [])];
  let { sum, count, end } = kept?.open ?? { sum: 0, count: 0, end: 0 };

  const halve = (): void => {
    x = x.filter((_, i) => i % 2 === 1);
    y = y.flatMap((value, i) => (i % 2 === 1 ? [(y[i - 1]! + value) / 2] : []));
    each *= 2;
  };
  return {
    add(at, value) {
      sum += value;
      count++;
      end = at;
      if (count < each) return;
      x.push(at);
      y.push(sum / count);
      sum = 0;
      count = 0;
      if (x.length === most) halve();
    },
    keep: () => ({ x: [...x], y: [...y], each, open: { sum, count, end } }),
    read: () => (count === 0 ? { x: [...x], y: [...y] } : { x: [...x, end], y: [...y, sum / count] }),
  };
};
