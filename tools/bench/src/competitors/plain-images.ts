import type { Elements } from "./plain-products.ts";

/** Images [batch, height, width, channels] and the output of a convolution, [batch, rows, columns, filters]. */
export interface ConvolutionShape {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  readonly filters: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
}

/** y = x convolved with w [size, size, channels, filters], with zeros around the images, plus a bias. */
export const convolve = (x: Elements, w: Elements, bias: Elements, y: Elements, shape: ConvolutionShape): void => {
  const { batch, height, width, channels, rows, columns, filters, size, stride, padding } = shape;
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const to = ((n * rows + i) * columns + j) * filters;
        const [top, left] = [i * stride - padding, j * stride - padding];
        for (let f = 0; f < filters; f++) y[to + f] = bias[f]!;
        for (let k = Math.max(0, -top); k < Math.min(size, height - top); k++) {
          for (let l = Math.max(0, -left); l < Math.min(size, width - left); l++) {
            const from = ((n * height + top + k) * width + left + l) * channels;
            const kernel = (k * size + l) * channels * filters;
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
  shape: ConvolutionShape,
): void => {
  const { batch, height, width, channels, rows, columns, filters, size, stride, padding } = shape;
  const { values, gradient } = weight;
  gradient.fill(0);
  biasGradient.fill(0);
  xGradient?.fill(0);
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const at = ((n * rows + i) * columns + j) * filters;
        const [top, left] = [i * stride - padding, j * stride - padding];
        for (let f = 0; f < filters; f++) biasGradient[f] = biasGradient[f]! + g[at + f]!;
        for (let k = Math.max(0, -top); k < Math.min(size, height - top); k++) {
          for (let l = Math.max(0, -left); l < Math.min(size, width - left); l++) {
            const from = ((n * height + top + k) * width + left + l) * channels;
            const kernel = (k * size + l) * channels * filters;
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

/** Images [batch, height, width, channels], one after the other. */
export interface ImagesShape {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Visits each 2 × 2 window of each channel with the indices of its elements and its own index. */
const overWindows = (
  { batch, height, width, channels }: ImagesShape,
  visit: (first: number, right: number, below: number, last: number, window: number) => void,
): void => {
  const row = width * channels;
  let window = 0;
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < height; i += 2) {
      for (let j = 0; j < width; j += 2) {
        const first = ((n * height + i) * width + j) * channels;
        for (let c = 0; c < channels; c++, window++) {
          visit(first + c, first + c + channels, first + c + row, first + c + row + channels, window);
        }
      }
    }
  }
};

/** 2 × 2 max pooling. */
export const maxPool = (x: Elements, y: Elements, shape: ImagesShape): void =>
  overWindows(shape, (first, right, below, last, window) => {
    y[window] = Math.max(x[first]!, x[right]!, x[below]!, x[last]!);
  });

/** Its gradient: the window's for the largest element, 0 for the others. */
export const maxPoolBack = (x: Elements, yGradient: Elements, xGradient: Elements, shape: ImagesShape): void => {
  xGradient.fill(0);
  overWindows(shape, (first, right, below, last, window) => {
    let largest = first;
    if (x[right]! > x[largest]!) largest = right;
    if (x[below]! > x[largest]!) largest = below;
    if (x[last]! > x[largest]!) largest = last;
    xGradient[largest] = yGradient[window]!;
  });
};

/** The sum over all pixels of each channel, of the products of two arrays where there is a second. */
export const sumChannels = (x: Elements, sums: Elements, factor?: Elements): void => {
  const channels = sums.length;
  sums.fill(0);
  for (let at = 0; at < x.length; at += channels) {
    for (let c = 0; c < channels; c++) {
      sums[c] = sums[c]! + (factor === undefined ? x[at + c]! : x[at + c]! * factor[at + c]!);
    }
  }
};
