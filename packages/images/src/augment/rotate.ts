import { cos, expectNumber, expectOptions, sin } from "@gd/tensor";
import type { Augmentation, AugmentedExample } from "./augmentation.js";

/** Options of `rotate`. */
export interface RotateOptions {
  /** The largest angle, up to 180. */
  readonly degrees: number;
  /** What stands around the image. Default: 0. */
  readonly fill?: number;
}

/**
 * Rotates an image about its centre by an angle from −degrees to degrees, positive ones counterclockwise, and interpolates
 * between the four pixels around each place.
 */
export const rotate = (options: RotateOptions): Augmentation => {
  const { degrees, fill = 0 } = expectOptions("rotate", options, ["degrees", "fill"]);
  expectNumber("rotate(degrees)", degrees, { from: 0, to: 180 });
  expectNumber("rotate(fill)", fill);
  return {
    name: "rotate",
    description: { type: "rotate", degrees, fill },
    augment: (example, random) => rotated(example, ((2 * random.uniform() - 1) * degrees * Math.PI) / 180, fill),
  };
};

/** The image rotated by an angle in radians. */
export const rotated = (example: AugmentedExample, angle: number, fill: number): AugmentedExample => {
  const { height, width, channels, pixels } = example;
  const [sine, cosine] = [sin(angle), cos(angle)];
  const [middle, centre] = [(height - 1) / 2, (width - 1) / 2];
  const at = (row: number, column: number, channel: number): number =>
    row < 0 || row >= height || column < 0 || column >= width
      ? fill
      : pixels[(row * width + column) * channels + channel]!;
  const turned = new Float64Array(pixels.length);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      // Rows count downwards.
      const y = middle + cosine * (row - middle) + sine * (column - centre);
      const x = centre - sine * (row - middle) + cosine * (column - centre);
      const [top, left] = [Math.floor(y), Math.floor(x)];
      const [down, right] = [y - top, x - left];
      for (let channel = 0; channel < channels; channel++) {
        const above = (1 - right) * at(top, left, channel) + right * at(top, left + 1, channel);
        const below = (1 - right) * at(top + 1, left, channel) + right * at(top + 1, left + 1, channel);
        turned[to++] = (1 - down) * above + down * below;
      }
    }
  }
  return { ...example, pixels: turned };
};
