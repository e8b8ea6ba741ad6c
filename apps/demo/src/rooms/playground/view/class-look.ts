import type { SeriesColor } from "../../../ui/series-color.js";

/** How a class is drawn: its colour, and a shape of its own for those who cannot tell the colours apart. */
export interface ClassLook {
  readonly color: SeriesColor;
  /** Draws its outline around the origin, in a square of a size. */
  readonly outline: (drawing: Outlines, size: number) => void;
}

/** The part of a canvas that outlines need. */
type Outlines = Pick<CanvasPath, "moveTo" | "lineTo" | "closePath" | "ellipse">;

const polygon =
  (...corners: readonly (readonly [x: number, y: number])[]): ClassLook["outline"] =>
  (drawing, size) => {
    for (const [i, [x, y]] of corners.entries()) drawing[i === 0 ? "moveTo" : "lineTo"]((x * size) / 2, (y * size) / 2);
    drawing.closePath();
  };

const UP = polygon([0, -1.1], [1.1, 0.9], [-1.1, 0.9]);
const DOWN = polygon([0, 1.1], [1.1, -0.9], [-1.1, -0.9]);

/** The first two have the colours of values below and above 0. */
export const CLASS_LOOKS: readonly ClassLook[] = [
  {
    color: 2,
    outline: (drawing, size) => drawing.ellipse(0, 0, size / 2, size / 2, 0, 0, 2 * Math.PI),
  },
  { color: 1, outline: UP },
  { color: 3, outline: polygon([-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]) },
  { color: 4, outline: polygon([0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]) },
  { color: 5, outline: DOWN },
];

/** Values have triangles, up for those above 0 and down for those below. */
export const lookOf = (target: number, classes: number): ClassLook =>
  classes > 0 ? CLASS_LOOKS[target]! : target < 0 ? { ...CLASS_LOOKS[0]!, outline: DOWN } : CLASS_LOOKS[1]!;
