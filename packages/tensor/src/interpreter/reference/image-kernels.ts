import { type WindowGrid, type Windows, windowGrid } from "../../operations/windows.js";
import { rowByRow } from "../../row-major.js";
import type { Shape } from "../../shape.js";
import type { Tensor } from "../../tensor.js";
import type { KernelOf } from "./kernel-makers.js";
import { overWindows } from "./over-windows.js";

// The kernels for windows over images, as plain loops.

/** A row for each window. */
export const patches: KernelOf = ({ writing }) =>
  writing((y, [images, windows]: readonly [Tensor, Windows]) => {
    const x = rowByRow(images);
    const grid = windowGrid("patches", images.shape, windows);
    const { channels, size } = grid;
    overWindows(grid, (pixel, window, place) => {
      const from = (window * size[0] * size[1] + place) * channels;
      for (let c = 0; c < channels; c++) y[from + c] = x[pixel * channels + c]!;
    });
  });

/** The adjoint of `patches`. */
export const sumPatches: KernelOf = ({ writing }) =>
  writing((y, [patches, , windows]: readonly [Tensor, Shape, Windows], shape) => {
    const x = rowByRow(patches);
    const grid = windowGrid("sumPatches", shape, windows);
    const { channels, size } = grid;
    overWindows(grid, (pixel, window, place) => {
      const from = (window * size[0] * size[1] + place) * channels;
      for (let c = 0; c < channels; c++) y[pixel * channels + c]! += x[from + c]!;
    });
  });

/** The sum of each window, in float64. */
export const sumWindows: KernelOf = ({ writing }) =>
  writing((y, [images, windows]: readonly [Tensor, Windows]) => {
    const x = rowByRow(images);
    const grid = windowGrid("sumWindows", images.shape, windows);
    const { channels } = grid;
    const sums = new Float64Array(y.length);
    overWindows(grid, (pixel, window) => {
      for (let c = 0; c < channels; c++) sums[window * channels + c]! += x[pixel * channels + c]!;
    });
    y.set(sums);
  });

/** The adjoint of `sumWindows`. */
export const spreadWindows: KernelOf = ({ writing }) =>
  writing((y, [values, , windows]: readonly [Tensor, Shape, Windows], shape) => {
    const x = rowByRow(values);
    const grid = windowGrid("spreadWindows", shape, windows);
    const { channels } = grid;
    overWindows(grid, (pixel, window) => {
      for (let c = 0; c < channels; c++) y[pixel * channels + c]! += x[window * channels + c]!;
    });
  });

/** The largest of each window. */
export const maxWindows: KernelOf = ({ writing }) =>
  writing((y, [images, windows]: readonly [Tensor, Windows]) => {
    const x = rowByRow(images);
    y.fill(Number.NEGATIVE_INFINITY);
    maximaOf(windowGrid("maxWindows", images.shape, windows), x).forEach((element, place) => {
      if (element >= 0) y[place] = x[element]!;
    });
  });

/** The adjoint of `maxWindows`. */
export const spreadMaxima: KernelOf = ({ writing }) =>
  writing((y, [images, values, windows]: readonly [Tensor, Tensor, Windows], shape) => {
    const x = rowByRow(values);
    maximaOf(windowGrid("spreadMaxima", shape, windows), rowByRow(images)).forEach((element, place) => {
      if (element >= 0) y[element]! += x[place]!;
    });
  });

/** The index of the largest element of each window and channel; −1 if there is none. */
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
