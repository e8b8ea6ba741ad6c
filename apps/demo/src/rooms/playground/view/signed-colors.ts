import { weightColors } from "../../../ui/pixel-colors.js";

/** Every so many pixels, a stripe. */
const STRIPE = 5;

/** The colour of a value from −127 to 127 at a place. Values below 0 are striped, for those who cannot tell the colours apart. */
export const signedColors = (theme: string): ((value: number, x: number, y: number) => number) => {
  const colors = weightColors(theme);
  return (value, x, y) => {
    const shown = value < 0 && (x + y) % STRIPE === 0 ? value >> 2 : value;
    return colors[shown & 255]!;
  };
};
