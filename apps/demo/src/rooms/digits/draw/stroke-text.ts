import { PLACE_CHARACTERS } from "../../place-characters.js";
import type { Point, Stroke } from "./stroke.js";

const BETWEEN = "~";
const MOST_TEXT = 4000;

/** They are fine enough for a network that sees 28 × 28 pixels. */
const place = (value: number): number =>
  Math.min(PLACE_CHARACTERS.length - 1, Math.max(0, Math.floor(value * PLACE_CHARACTERS.length)));

/** Strokes as a short text for an address: two characters for each point, a `~` between strokes. */
export const writeStrokes = (strokes: readonly Stroke[]): string => {
  const texts = strokes.map((stroke) => {
    const points = stroke.map(({ x, y }) => PLACE_CHARACTERS[place(x)]! + PLACE_CHARACTERS[place(y)]!);
    return points.filter((point, i) => point !== points[i - 1]).join("");
  });
  while (texts.join(BETWEEN).length > MOST_TEXT) texts.shift();
  return texts.join(BETWEEN);
};

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
