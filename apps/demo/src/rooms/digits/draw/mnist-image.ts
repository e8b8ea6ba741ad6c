import { distanceToLine } from "../../distance-to-line.js";
import type { Point, Stroke } from "./stroke.js";

/** The edge of an image, and of the box that a digit fills. */
const EDGE = 28;
const BOX = 20;
/** Half the width of the pen in pixels: with it, a digit has as much ink as those of MNIST. */
const PEN = 1.4;
/** How far ink reaches from the middle of a line, with the half pixel in which it fades out. */
const REACH = PEN + 0.5;
/** A drawing smaller than this share of the pad's edge is not enlarged to the whole box. */
const LEAST_EXTENT = 0.15;
/** Where the centre of mass goes: on the middle pixel, as in MNIST (14.5 from the edge on average). */
const CENTRE = 14.5;

/**
 * A drawing as MNIST has its digits, a byte of ink for each of 28 × 28 pixels: scaled to a box of 20 × 20 pixels in its
 * proportions, with soft edges, and moved by whole pixels until its centre of mass is in the middle. Undefined without ink.
 *
 * Source     Y. LeCun, The MNIST database of handwritten digits
 */
export const mnistImage = (strokes: readonly Stroke[]): Uint8Array | undefined => {
  const points = strokes.flat();
  if (points.length === 0) return undefined;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = (BOX - 2 * REACH) / Math.max(right - left, bottom - top, LEAST_EXTENT);
  const scaled = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: EDGE / 2 + (x - (left + right) / 2) * scale,
      y: EDGE / 2 + (y - (top + bottom) / 2) * scale,
    })),
  );
  return centred(inked(scaled));
};

/** A byte for how much of each pixel the pen covers. */
const inked = (strokes: readonly Stroke[]): Uint8Array => {
  const image = new Uint8Array(EDGE * EDGE);
  for (const stroke of strokes) {
    for (let i = 0; i < Math.max(1, stroke.length - 1); i++) drawLine(image, stroke[i]!, stroke[i + 1] ?? stroke[i]!);
  }
  return image;
};

const drawLine = (image: Uint8Array, from: Point, to: Point): void => {
  const first = (a: number, b: number) => Math.max(0, Math.floor(Math.min(a, b) - REACH));
  const last = (a: number, b: number) => Math.min(EDGE - 1, Math.ceil(Math.max(a, b) + REACH));
  for (let row = first(from.y, to.y); row <= last(from.y, to.y); row++) {
    for (let column = first(from.x, to.x); column <= last(from.x, to.x); column++) {
      const distance = distanceToLine({ x: column + 0.5, y: row + 0.5 }, from, to);
      const ink = Math.round(255 * Math.min(1, Math.max(0, REACH - distance)));
      const index = row * EDGE + column;
      image[index] = Math.max(image[index]!, ink);
    }
  }
};

const centred = (image: Uint8Array): Uint8Array => {
  let [ink, x, y] = [0, 0, 0];
  image.forEach((byte, i) => {
    ink += byte;
    x += byte * ((i % EDGE) + 0.5);
    y += byte * (Math.floor(i / EDGE) + 0.5);
  });
  const right = Math.round(CENTRE - x / ink);
  const down = Math.round(CENTRE - y / ink);
  return image.map((_, i) => {
    const column = (i % EDGE) - right;
    const row = Math.floor(i / EDGE) - down;
    const inside = column >= 0 && column < EDGE && row >= 0 && row < EDGE;
    return inside ? image[row * EDGE + column]! : 0;
  });
};
