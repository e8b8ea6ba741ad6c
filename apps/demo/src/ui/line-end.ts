/** Where a line in a chart ends. */
export interface LineEnd {
  readonly x: number;
  readonly y: number;
  /** Whether it has left the chart at the top: then this is where. */
  readonly above: boolean;
}

/** The end of a line, given its values at each x and the highest value that the chart shows; undefined if it has no values. */
export const lineEnd = (
  x: readonly number[],
  values: readonly (number | null | undefined)[],
  most: number,
): LineEnd | undefined => {
  const last = values.findLastIndex((value) => value !== null && value !== undefined);
  if (last < 0) return undefined;
  if (values[last]! <= most) return { x: x[last]!, y: values[last]!, above: false };
  const inside = values.findLastIndex((value) => value !== null && value !== undefined && value <= most);
  return { x: x[inside + 1]!, y: most, above: true };
};
