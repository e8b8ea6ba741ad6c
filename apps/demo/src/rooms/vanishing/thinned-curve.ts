/** A curve that is always thin enough to be drawn: of more values than so many it keeps every second, fourth … */
export interface ThinnedCurve {
  add(value: number): void;
  /** What is kept, as values over their numbers, from 0 on. */
  points(): { readonly at: readonly number[]; readonly values: readonly number[] };
}

export const thinnedCurve = (most = 500): ThinnedCurve => {
  let values: number[] = [];
  let stride = 1;
  let count = 0;
  return {
    add(value) {
      if (count % stride === 0) values.push(value);
      count++;
      if (values.length <= most) return;
      values = values.filter((_, i) => i % 2 === 0);
      stride *= 2;
    },
    points: () => ({ at: values.map((_, i) => i * stride), values: [...values] }),
  };
};
