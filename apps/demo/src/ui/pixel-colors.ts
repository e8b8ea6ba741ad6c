import { type SeriesColor, themeColor } from "./series-color.js";

type Rgb = readonly [red: number, green: number, blue: number];

/** The colour of each value of a byte, as four bytes of an ImageData. A negative value has the index of its bits. */
export type PixelColors = Uint32Array;

const VALUES = 256;
let known = new Map<string, PixelColors>();
let knownFor = "";

/** From paper for 0 to ink for 255, in a theme. */
export const inkColors = (theme: string): PixelColors =>
  remembered(theme, "ink", () => {
    const [paper, ink] = [rgbOf("surface"), rgbOf("ink")];
    return (value) => between(paper, ink, value / 255);
  });

/** From one colour for −127, over paper for 0, to another colour for 127, in a theme. */
export const weightColors = (theme: string): PixelColors =>
  remembered(theme, "weights", () => {
    const [negative, paper, positive] = [rgbOf("series-2"), rgbOf("surface"), rgbOf("series-1")];
    return (byte) => {
      const value = byte < 128 ? byte : byte - VALUES;
      return between(paper, value < 0 ? negative : positive, Math.min(1, Math.abs(value) / 127));
    };
  });

/** From paper for 0 to the colour of a series for 255, in a theme. */
export const mixedColors = (theme: string, color: SeriesColor): PixelColors =>
  remembered(theme, `series ${color}`, () => {
    const [paper, full] = [rgbOf("surface"), rgbOf(`series-${color}`)];
    return (value) => between(paper, full, value / 255);
  });

/** Colours are needed in every frame, and styles are slow to read. */
const remembered = (theme: string, name: string, make: () => (byte: number) => Rgb): PixelColors => {
  if (theme !== knownFor) known = new Map();
  knownFor = theme;
  const before = known.get(name);
  if (before !== undefined) return before;
  const color = make();
  const bytes = new Uint8ClampedArray(4 * VALUES);
  for (let byte = 0; byte < VALUES; byte++) bytes.set([...color(byte), 255], 4 * byte);
  const colors = new Uint32Array(bytes.buffer);
  known.set(name, colors);
  return colors;
};

const between = (from: Rgb, to: Rgb, share: number): Rgb => {
  const mix = (i: 0 | 1 | 2) => from[i] + (to[i] - from[i]) * share;
  return [mix(0), mix(1), mix(2)];
};

const rgbOf = (name: string): Rgb => {
  const digits = themeColor(name).slice(1);
  // A minified style sheet has #fff for #ffffff.
  const bits = Number.parseInt(digits.length === 3 ? digits.replace(/./g, "$&$&") : digits, 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
};
