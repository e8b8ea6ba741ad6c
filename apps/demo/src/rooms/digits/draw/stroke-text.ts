import { PLACE_CHARACTERS } from "../../place-characters.js";
import type { Point, Stroke } from "./stroke.js";

const BETWEEN = "~";
const MOST_TEXT = 4000;
/** A stroke of so few points is kept as it is. */
const LEAST_POINTS = 20;

/** They are fine enough for a network that sees 28 × 28 pixels. */
const place = (value: number): number =>
  Math.min(PLACE_CHARACTERS.length - 1, Math.max(0, Math.floor(value * PLACE_CHARACTERS.length)));

/**
 * Strokes as a short text for an address: two characters for each point, a `~` between strokes. Of a long drawing, every second
 * point of its longest stroke is left out until it fits, and then its first strokes.
 */
export const writeStrokes = (strokes: readonly Stroke[]): string => {
  const texts = strokes.map((stroke) => {
    const points = stroke.map(({ x, y }) => PLACE_CHARACTERS[place(x)]! + PLACE_CHARACTERS[place(y)]!);
    return points.filter((point, i) => point !== points[i - 1]);
  });
  const length = () => texts.reduce((sum, points) => sum + 2 * points.length + BETWEEN.length, -BETWEEN.length);
  while (length() > MOST_TEXT) {
    const longest = texts.reduce((most, { length }, i) => (length > texts[most]!.length ? i : most), 0);
    const points = texts[longest]!;
    if (points.length > LEAST_POINTS) texts[longest] = everySecond(points);
    else texts.shift();
  }
  return texts.map((points) => points.join("")).join(BETWEEN);
};

/** With its first point and its last one. */
const everySecond = (points: readonly string[]): string[] =>
  points.filter((_, i) => i % 2 === 0 || i === points.length - 1);

/** The strokes in a text; characters that are not places are ignored. */
export const readStrokes = (text: string): readonly Stroke[] =>
  text
    .split(BETWEEN)
    .map((part): Stroke => {
      const places = [...part].map((character) => PLACE_CHARACTERS.indexOf(character)).filter((found) => found >= 0);
      return Array.from({ length: Math.floor(places.length / 2) }, (_, i): Point => {
        const middle = (index: number) => (places[index]! + 0.5) / PLACE_CHARACTERS.length;
        return { x: middle(2 * i), y: middle(2 * i + 1) };
      });
    })
    .filter((stroke) => stroke.length > 0);
