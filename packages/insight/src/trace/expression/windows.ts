import type { Shape, Windows } from "@gd/tensor";

/** A pixel under a window, in row-major order of all pixels and windows; its channel is not counted. */
export interface CoveredPixel {
  readonly pixel: number;
  readonly window: number;
  /** The place of the pixel in its window. */
  readonly place: number;
}

/** Pixels of a window, and windows over a pixel, of images of a shape. */
export const windowsOver = ([, height = 0, width = 0]: Shape, { size, stride, padding }: Windows) => {
  const [rows, columns] = [
    Math.floor((padding.top + height + padding.bottom - size[0]) / stride[0]) + 1,
    Math.floor((padding.left + width + padding.right - size[1]) / stride[1]) + 1,
  ];

  /** The pixel at a place of a window; undefined in the padding. */
  const pixelAt = (window: number, place: number): number | undefined => {
    const [image, inImage] = [Math.floor(window / (rows * columns)), window % (rows * columns)];
    const y = Math.floor(inImage / columns) * stride[0] - padding.top + Math.floor(place / size[1]);
    const x = (inImage % columns) * stride[1] - padding.left + (place % size[1]);
    return y < 0 || y >= height || x < 0 || x >= width ? undefined : (image * height + y) * width + x;
  };
  const places = Array.from({ length: size[0] * size[1] }, (_, place) => place);

  const pixelsOf = (window: number): readonly CoveredPixel[] =>
    places.flatMap((place) => {
      const pixel = pixelAt(window, place);
      return pixel === undefined ? [] : [{ pixel, window, place }];
    });

  const windowsAt = (pixel: number): readonly CoveredPixel[] => {
    const [image, y, x] = [Math.floor(pixel / (height * width)), Math.floor(pixel / width) % height, pixel % width];
    return places.flatMap((place) => {
      const down = y + padding.top - Math.floor(place / size[1]);
      const right = x + padding.left - (place % size[1]);
      const [row, column] = [down / stride[0], right / stride[1]];
      const fits = Number.isInteger(row) && Number.isInteger(column) && row >= 0 && column >= 0;
      if (!fits || row >= rows || column >= columns) return [];
      return [{ pixel, window: (image * rows + row) * columns + column, place }];
    });
  };
  return { pixelAt, pixelsOf, windowsAt };
};
