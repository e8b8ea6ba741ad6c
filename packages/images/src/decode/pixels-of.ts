import type { Colour } from "../image.js";

/** The pixels in a colour, of pixels that begin with red, green and blue and have so many channels. */
export const pixelsOf = (
  bytes: Uint8Array | Uint8ClampedArray,
  channels: number,
  colour: Colour,
): Uint8Array<ArrayBuffer> => {
  const count = bytes.length / channels;
  const pixels = new Uint8Array(count * (colour === "grey" ? 1 : 3));
  for (let pixel = 0; pixel < count; pixel++) {
    const start = pixel * channels;
    const [red, green, blue] = [bytes[start]!, bytes[start + 1]!, bytes[start + 2]!];
    if (colour === "grey") {
      // Rounded down, after a half was added.
      pixels[pixel] = (299 * red + 587 * green + 114 * blue + 500) / 1000;
    } else {
      pixels[3 * pixel] = red;
      pixels[3 * pixel + 1] = green;
      pixels[3 * pixel + 2] = blue;
    }
  }
  return pixels;
};
