import type { Axis, Figure } from "@gd/experiments";

type Points = readonly (readonly [x: number, y: number])[];

/** The points of each series that the axes can show: finite, above zero on a logarithmic axis, and ordered by x. */
export const seriesPoints = ({ series, x, y }: Figure): readonly Points[] =>
  series.map(({ points }) =>
    points.filter((point) => shows(x, point[0]) && shows(y, point[1])).sort((a, b) => a[0] - b[0]),
  );

const shows = ({ scale }: Axis, value: number): boolean => Number.isFinite(value) && (scale === "linear" || value > 0);
