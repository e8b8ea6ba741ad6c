import type { Curve } from "./averaged-curve.js";

/** Curves over one axis: all x in order, and the value of each curve there, or null. */
export const alignCurves = (
  curves: readonly Curve[],
): { readonly x: readonly number[]; readonly values: readonly (readonly (number | null)[])[] } => {
  const x = [...new Set(curves.flatMap((curve) => curve.x))].sort((one, other) => one - other);
  const places = new Map(x.map((at, i) => [at, i]));
  const values = curves.map((curve) => {
    const row = new Array<number | null>(x.length).fill(null);
    curve.x.forEach((at, i) => {
      row[places.get(at)!] = curve.y[i]!;
    });
    return row;
  });
  return { x, values };
};
