import type { Elements } from "./plain-products.ts";

/** Images [batch, size, size, channels] and the output of a 3 × 3 convolution, [batch, size, size, filters]. */
export interface ImageShape {
  readonly batch: number;
  readonly size: number;
  readonly channels: number;
  readonly filters: number;
}

/** y = x convolved with w [3, 3, channels, filters], with zeros around the images, plus a bias. */
export const convolve = (
  x: Elements,
  w: Elements,
  bias: Elements,
  y: Elements,
  { batch, size, channels, filters }: ImageShape,
): void => {
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const to = ((n * size + i) * size + j) * filters;
        for (let f = 0; f < filters; f++) y[to + f] = bias[f]!;
        for (let k = Math.max(0, 1 - i); k < Math.min(3, size + 1 - i); k++) {
          for (let l = Math.max(0, 1 - j); l < Math.min(3, size + 1 - j); l++) {
            const from = ((n * size + i + k - 1) * size + j + l - 1) * channels;
            const kernel = (k * 3 + l) * channels * filters;
            for (let c = 0; c < channels; c++) {
              const element = x[from + c]!;
              const row = kernel + c * filters;
              for (let f = 0; f < filters; f++) y[to + f] = y[to + f]! + element * w[row + f]!;
            }
          }
        }
      }
    }
  }
};

/** The gradients of the weight, of the bias and, where an array is given for it, of the images. */
export const convolveBack = (
  x: Elements,
  weight: { readonly values: Elements; readonly gradient: Elements },
  biasGradient: Elements,
  g: Elements,
  xGradient: Elements | undefined,
  { batch, size, channels, filters }: ImageShape,
): void => {
  const { values, gradient } = weight;
  gradient.fill(0);
  biasGradient.fill(0);
  xGradient?.fill(0);
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const at = ((n * size + i) * size + j) * filters;
        for (let f = 0; f < filters; f++) biasGradient[f] = biasGradient[f]! + g[at + f]!;
        for (let k = Math.max(0, 1 - i); k < Math.min(3, size + 1 - i); k++) {
          for (let l = Math.max(0, 1 - j); l < Math.min(3, size + 1 - j); l++) {
            const from = ((n * size + i + k - 1) * size + j + l - 1) * channels;
            const kernel = (k * 3 + l) * channels * filters;
            for (let c = 0; c < channels; c++) {
              const element = x[from + c]!;
              const row = kernel + c * filters;
              for (let f = 0; f < filters; f++) gradient[row + f] = gradient[row + f]! + element * g[at + f]!;
              if (xGradient === undefined) continue;
              let sum = 0;
              for (let f = 0; f < filters; f++) sum += values[row + f]! * g[at + f]!;
              xGradient[from + c] = xGradient[from + c]! + sum;
            }
          }
        }
      }
    }
  }
};

/** Visits each 2 × 2 window of each filter with the indices of its elements and its own index. */
const overWindows = (
  { batch, size, filters }: ImageShape,
  visit: (first: number, right: number, below: number, last: number, window: number) => void,
): void => {
  const row = size * filters;
  let window = 0;
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < size; i += 2) {
      for (let j = 0; j < size; j += 2) {
        const first = ((n * size + i) * size + j) * filters;
        for (let f = 0; f < filters; f++, window++) {
          visit(first + f, first + f + filters, first + f + row, first + f + row + filters, window);
        }
      }
    }
  }
};

/** 2 × 2 max pooling. */
export const maxPool = (x: Elements, y: Elements, shape: ImageShape): void =>
  overWindows(shape, (first, right, below, last, window) => {
    y[window] = Math.max(x[first]!, x[right]!, x[below]!, x[last]!);
  });

/** Its gradient: the window's for the largest element, 0 for the others. */
export const maxPoolBack = (x: Elements, yGradient: Elements, xGradient: Elements, shape: ImageShape): void => {
  xGradient.fill(0);
  overWindows(shape, (first, right, below, last, window) => {
    let largest = first;
    if (x[right]! > x[largest]!) largest = right;
    if (x[below]! > x[largest]!) largest = below;
    if (x[last]! > x[largest]!) largest = last;
    xGradient[largest] = yGradient[window]!;
  });
};
