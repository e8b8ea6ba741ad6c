import type { Windows } from "@gd/tensor";
import { expectSize } from "../expect-size.js";
import { LayerArgumentError } from "../layer-argument-error.js";

/** A number for both axes of images, or one for height and one for width. */
export type Both = number | readonly [height: number, width: number];

/**
 * What is around images: nothing; as much as gives an output as large as the input, divided by the stride; or so many rows
 * and columns on each side.
 */
export type Padding = "valid" | "same" | Both;

export interface WindowOptions {
  readonly size: Both;
  readonly stride: Both;
  readonly padding: Padding;
}

/** Each axis of an option that stands for both. */
export const axesOf = (both: Both): readonly [height: number, width: number] =>
  typeof both === "number" ? [both, both] : both;

/** Throws LayerArgumentError, naming the argument, unless the options can be those of windows. */
export const expectWindowOptions = (layer: string, { size, stride, padding }: WindowOptions): void => {
  for (const [option, both] of Object.entries({ size, stride, padding })) {
    if (!Array.isArray(both) || both.length === 2) continue;
    throw new LayerArgumentError(`${layer}(${option})`, "a number, or one for height and one for width", both);
  }
  for (const length of axesOf(size)) expectSize(`${layer}(size)`, length);
  for (const length of axesOf(stride)) expectSize(`${layer}(stride)`, length);
  if (padding === "valid" || padding === "same") return;
  for (const length of typeof padding === "string" ? [padding] : axesOf(padding)) {
    if (Number.isSafeInteger(length) && Number(length) >= 0) continue;
    throw new LayerArgumentError(`${layer}(padding)`, `"valid", "same" or whole numbers from 0`, length);
  }
};

/** Elements before and after an axis. */
type Around = readonly [before: number, after: number];

/** As in TensorFlow: the output has ⌈length / stride⌉ elements, and what is odd comes after. */
const samePadding = (length: number, size: number, stride: number): Around => {
  const all = Math.max(0, (Math.ceil(length / stride) - 1) * stride + size - length);
  return [Math.floor(all / 2), Math.ceil(all / 2)];
};

/**
 * The windows over images of a height and width.
 *
 * Throws  LayerArgumentError when no window fits
 */
export const windowsOf = (
  layer: string,
  { size, stride, padding }: WindowOptions,
  lengths: readonly [height: number, width: number],
): Windows => {
  const [sizes, strides] = [axesOf(size), axesOf(stride)];
  const around = (axis: 0 | 1): Around => {
    if (padding === "same") return samePadding(lengths[axis], sizes[axis], strides[axis]);
    const each = padding === "valid" ? 0 : axesOf(padding)[axis];
    return [each, each];
  };
  const [[top, bottom], [left, right]] = [around(0), around(1)];
  const padded = [top + lengths[0] + bottom, left + lengths[1] + right] as const;
  if (sizes[0] > padded[0] || sizes[1] > padded[1]) {
    const expected = `windows within images of ${padded[0]} × ${padded[1]} with their padding`;
    throw new LayerArgumentError(`${layer}(size)`, expected, `${sizes[0]} × ${sizes[1]}`);
  }
  return { size: sizes, stride: strides, padding: { top, bottom, left, right } };
};

/** How many windows there are below each other and side by side. */
export const windowCounts = (
  { size, stride, padding: { top, bottom, left, right } }: Windows,
  [height, width]: readonly [height: number, width: number],
): readonly [rows: number, columns: number] => [
  Math.floor((top + height + bottom - size[0]) / stride[0]) + 1,
  Math.floor((left + width + right - size[1]) / stride[1]) + 1,
];
