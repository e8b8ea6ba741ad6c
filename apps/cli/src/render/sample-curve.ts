type Point = readonly [x: number, y: number];

/**
 * The height of a curve in each column from `minimum` to `maximum`: the mean of the points in the column or, if there are
 * none, on the line between the points beside it. Undefined before the first point and after the last. The points are
 * ordered by x.
 */
export const sampleCurve = (
  points: readonly Point[],
  { minimum, maximum, columns }: { readonly minimum: number; readonly maximum: number; readonly columns: number },
): readonly (number | undefined)[] => {
  const columnWidth = (maximum - minimum) / Math.max(1, columns - 1);
  const columnOf = (x: number) => (columnWidth === 0 ? 0 : Math.round((x - minimum) / columnWidth));
  const sums = Array.from({ length: columns }, () => ({ sum: 0, count: 0 }));
  for (const [x, y] of points) {
    const cell = sums[columnOf(x)]!;
    cell.sum += y;
    cell.count += 1;
  }
  let next = 0;
  return sums.map(({ sum, count }, column) => {
    if (count > 0) return sum / count;
    const x = minimum + column * columnWidth;
    while (next < points.length && points[next]![0] < x) next++;
    const [left, right] = [points[next - 1], points[next]];
    if (left === undefined || right === undefined) return undefined;
    return left[1] + ((right[1] - left[1]) * (x - left[0])) / (right[0] - left[0]);
  });
};
