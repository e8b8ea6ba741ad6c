import type { Stroke } from "../../rooms/digits/draw/stroke.js";
import { writeStrokes } from "../../rooms/digits/draw/stroke-text.js";

const curve = (points: number, at: (t: number) => readonly [x: number, y: number]): Stroke =>
  Array.from({ length: points }, (_, i) => {
    const [x, y] = at(i / (points - 1));
    return { x, y };
  });

/** Drawings that are no digits, as the address has them. */
export const SCRIBBLES: Readonly<Record<string, string>> = {
  "a line": writeStrokes([curve(9, (t) => [0.15 + 0.7 * t, 0.5])]),
  "a zigzag": writeStrokes([curve(9, (t) => [0.15 + 0.7 * t, (Math.round(8 * t) % 2 === 0 ? 0.25 : 0.75) + 0.05 * t])]),
  "a cross": writeStrokes([
    curve(5, (t) => [0.2 + 0.6 * t, 0.2 + 0.6 * t]),
    curve(5, (t) => [0.8 - 0.6 * t, 0.2 + 0.6 * t]),
  ]),
  "a scribble": writeStrokes([
    curve(60, (t) => [0.5 + 0.36 * Math.sin(17 * t) * (1 - 0.3 * t), 0.5 + 0.36 * Math.cos(11 * t + 1)]),
  ]),
};
