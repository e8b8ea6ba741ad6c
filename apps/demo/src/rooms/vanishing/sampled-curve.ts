/** A curve that always has few enough points to be drawn: of too many values it keeps every second, fourth … */
export interface SampledCurve {
  add(value: number): void;
  /** The values that are kept, and which they are, counted from 0. */
  points(): { readonly at: readonly number[]; readonly values: readonly number[] };
}

export const sampledCurve = (most = 500): SampledCurve => {
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
