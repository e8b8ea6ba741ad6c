import type { Ops } from "../ops.js";
import { rowMajor } from "../row-major.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { expectOverWindows, patchesShape, valuesShape, type WindowGrid, windowGrid } from "../windows.js";
import { overWindows } from "./over-windows.js";

export type ImageOperations = Pick<
  Ops,
  "patches" | "sumPatches" | "sumWindows" | "spreadWindows" | "maxWindows" | "spreadMaxima"
>;

/** The operations on windows over images, by plain loops. */
export const imageOperations = (
  check: (place: string, ...operands: readonly Tensor[]) => void,
  filled: <const S extends Shape>(shape: S, value: number) => Tensor<S>,
): ImageOperations => ({
  patches(images, windows) {
    check("patches", images);
    const grid = windowGrid("patches", images.shape, windows);
    const [x, y] = [rowMajor(images), filled(patchesShape(grid), 0)];
    const { channels, size } = grid;
    overWindows(grid, (pixel, window, place) => {
      const from = (window * size[0] * size[1] + place) * channels;
      for (let c = 0; c < channels; c++) y.data[from + c] = x[pixel * channels + c]!;
    });
    return y;
  },
  sumPatches(patches, shape, windows) {
    check("sumPatches", patches);
    const grid = windowGrid("sumPatches", shape, windows);
    expectOverWindows("sumPatches", "patches", patches, grid);
    const [x, y] = [rowMajor(patches), filled(shape, 0)];
    const { channels, size } = grid;
    overWindows(grid, (pixel, window, place) => {
      const from = (window * size[0] * size[1] + place) * channels;
      for (let c = 0; c < channels; c++) y.data[pixel * channels + c]! += x[from + c]!;
    });
    return y;
  },
  sumWindows(images, windows) {
    check("sumWindows", images);
    const grid = windowGrid("sumWindows", images.shape, windows);
    const [x, y] = [rowMajor(images), filled(valuesShape(images, grid), 0)];
    const { channels } = grid;
    overWindows(grid, (pixel, window) => {
      for (let c = 0; c < channels; c++) y.data[window * channels + c]! += x[pixel * channels + c]!;
    });
    return y;
  },
  spreadWindows(values, shape, windows) {
    check("spreadWindows", values);
    const grid = windowGrid("spreadWindows", shape, windows);
    expectOverWindows("spreadWindows", "values", values, grid);
    const [x, y] = [rowMajor(values), filled(shape, 0)];
    const { channels } = grid;
    overWindows(grid, (pixel, window) => {
      for (let c = 0; c < channels; c++) y.data[pixel * channels + c]! += x[window * channels + c]!;
    });
    return y;
  },
  maxWindows(images, windows) {
    check("maxWindows", images);
    const grid = windowGrid("maxWindows", images.shape, windows);
    const x = rowMajor(images);
    const y = filled(valuesShape(images, grid), Number.NEGATIVE_INFINITY);
    maximaOf(grid, x).forEach((element, place) => {
      if (element >= 0) y.data[place] = x[element]!;
    });
    return y;
  },
  spreadMaxima(images, values, windows) {
    check("spreadMaxima", images, values);
    const grid = windowGrid("spreadMaxima", images.shape, windows);
    expectOverWindows("spreadMaxima", "values", values, grid);
    const [x, y] = [rowMajor(values), filled(images.shape, 0)];
    maximaOf(grid, rowMajor(images)).forEach((element, place) => {
      if (element >= 0) y.data[element]! += x[place]!;
    });
    return y;
  },
});

/** Which element is the largest of each window and channel; −1 where there is none. */
const maximaOf = (grid: WindowGrid, x: ArrayLike<number>): Int32Array => {
  const { images, rows, columns, channels } = grid;
  const largest = new Int32Array(images * rows * columns * channels).fill(-1);
  overWindows(grid, (pixel, window) => {
    for (let c = 0; c < channels; c++) {
      const [element, place] = [pixel * channels + c, window * channels + c];
      const [value, known] = [x[element]!, largest[place]!];
      if (known < 0 || value > x[known]! || Number.isNaN(value)) largest[place] = element;
    }
  });
  return largest;
};
