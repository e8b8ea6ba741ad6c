import type { AugmentedExample } from "./augmentation.js";

/** The image whose rows and columns are those at other places, or `fill` where there are none. */
export const placed = (
  example: AugmentedExample,
  fill: number,
  rowAt: (row: number) => number,
  columnAt: (column: number) => number,
): AugmentedExample => {
  const { height, width, channels, pixels } = example;
  const moved = new Float64Array(pixels.length).fill(fill);
  for (let row = 0, to = 0; row < height; row++) {
    const from = rowAt(row);
    const isRow = from >= 0 && from < height;
    for (let column = 0; column < width; column++, to += channels) {
      const left = columnAt(column);
      if (!isRow || left < 0 || left >= width) continue;
      const start = (from * width + left) * channels;
      for (let channel = 0; channel < channels; channel++) moved[to + channel] = pixels[start + channel]!;
    }
  }
  return { ...example, pixels: moved };
};
