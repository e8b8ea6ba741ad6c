import { PLACE_CHARACTERS } from "../../place-characters.js";
import { EDGE, type PlaneData, pointSet } from "./point-set.js";

/** A point that was drawn by hand, on a grid of 64 × 64 places, counted from the top left. */
export interface DrawnPoint {
  readonly column: number;
  readonly row: number;
  readonly class: number;
}

/** Places along an edge. */
export const DRAWN_PLACES = PLACE_CHARACTERS.length;
export const DRAWN_CLASSES = 4;
/** With three characters each, an address remains one that programs take. */
const MOST_DRAWN = 500;

/** Three characters for each point: its class, its column, its row. */
export const writeDrawn = (points: readonly DrawnPoint[]): string =>
  points.map((point) => `${point.class}${PLACE_CHARACTERS[point.column]}${PLACE_CHARACTERS[point.row]}`).join("");

/** The points in a text; undefined where it is not one of points. */
export const readDrawn = (text: string): readonly DrawnPoint[] | undefined => {
  if (text.length % 3 !== 0 || text.length > 3 * MOST_DRAWN) return undefined;
  const points = Array.from({ length: text.length / 3 }, (_, i): DrawnPoint => {
    const [kind, column, row] = [...text.slice(3 * i, 3 * i + 3)];
    return {
      class: "0123".indexOf(kind!),
      column: PLACE_CHARACTERS.indexOf(column!),
      row: PLACE_CHARACTERS.indexOf(row!),
    };
  });
  return points.every((point) => point.class >= 0 && point.column >= 0 && point.row >= 0) ? points : undefined;
};

/** Where a place of the grid lies in the plane. */
const middleOf = (place: number): number => ((2 * place + 1) / DRAWN_PLACES - 1) * EDGE;

/** Classes are those up to the last one that was drawn, and two at least. */
export const drawnData = (points: readonly DrawnPoint[]): PlaneData => ({
  classes: Math.max(2, ...points.map((point) => point.class + 1)),
  points: pointSet(points.map((point) => [middleOf(point.column), -middleOf(point.row), point.class])),
});

const atPlace =
  (column: number, row: number, reach = 0) =>
  (point: DrawnPoint): boolean =>
    Math.abs(point.column - column) <= reach && Math.abs(point.row - row) <= reach;

/** With one more point; one that lies there is replaced. Nothing changes where there are too many. */
export const withPoint = (points: readonly DrawnPoint[], point: DrawnPoint): readonly DrawnPoint[] => {
  const others = points.filter((other) => !atPlace(point.column, point.row)(other));
  return others.length >= MOST_DRAWN ? points : [...others, point];
};

/** Without the points at a place and next to it. */
export const withoutPoints = (
  points: readonly DrawnPoint[],
  { column, row }: Pick<DrawnPoint, "column" | "row">,
): readonly DrawnPoint[] => points.filter((point) => !atPlace(column, row, 2)(point));
