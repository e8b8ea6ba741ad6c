/** A curve with as few points as a chart can show. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A curve that can grow without end and stays short: each point is the mean of equally many values. */
export interface AveragedCurve {
  add(x: number, y: number): void;
  /** The points so far; the last one may be of fewer values. */
  read(): Curve;
}

export const averagedCurve = (most: number): AveragedCurve => {
  let each = 1;
  let x: number[] = [];
  let y: number[] = [];
  let sum = 0;
  let count = 0;
  let end = 0;

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
    read: () => (count === 0 ? { x: [...x], y: [...y] } : { x: [...x, end], y: [...y, sum / count] }),
  };
};
