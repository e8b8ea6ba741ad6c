import type { WindowGrid } from "../../operations/windows.js";

/**
 * Visits the pixels of every window, window after window, row by row, but not the padding. A visit gets the index of
 * the pixel among all pixels, that of the window among all windows, and that of the pixel in its window.
 */
export const overWindows = (
  { images, height, width, rows, columns, size, stride, padding }: WindowGrid,
  visit: (pixel: number, window: number, place: number) => void,
): void => {
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const window = (image * rows + row) * columns + column;
        for (let i = 0; i < size[0]; i++) {
          const y = row * stride[0] - padding.top + i;
          if (y < 0 || y >= height) continue;
          for (let j = 0; j < size[1]; j++) {
            const x = column * stride[1] - padding.left + j;
            if (x < 0 || x >= width) continue;
            visit((image * height + y) * width + x, window, i * size[1] + j);
          }
        }
      }
    }
  }
};
