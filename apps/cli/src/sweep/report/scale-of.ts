/** So much larger than the smallest one, a value would leave all good ones on the axis. */
const WIDE = 10;

/** How values are shown: by their logarithms where they are of very different sizes. */
export const scaleOf = (values: readonly number[]): "log" | "linear" => {
  const low = Math.min(...values);
  return low > 0 && Math.max(...values) >= WIDE * low ? "log" : "linear";
};
