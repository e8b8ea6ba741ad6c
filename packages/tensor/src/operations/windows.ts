import { isShape, type Shape, sameShape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Tensor } from "../tensor.js";
import type { Shaped } from "./operation.js";

/** The shape of images: [batch, height, width, channels]. */
export type ImagesShape = readonly [batch: number, height: number, width: number, channels: number];

/** Images of any height and width. */
export type Images<N extends number = number, C extends number = number> = Tensor<readonly [N, number, number, C]>;

/**
 * How windows are laid over images: row by row from the upper left corner, as many as fit into the image with its
 * padding.
 */
export interface Windows {
  /** Rows and columns of a window. */
  readonly size: readonly [rows: number, columns: number];
  /** The distance from one window to the next, down and to the right. */
  readonly stride: readonly [down: number, right: number];
  /** Rows and columns around the image that windows may cover, although there are no pixels. */
  readonly padding: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** The windows over images of one shape. */
export interface WindowGrid extends Windows {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** The number of windows from top to bottom of an image. */
  readonly rows: number;
  /** The number of windows from left to right. */
  readonly columns: number;
}

/** How many windows fit along an axis. */
const fitting = (length: number, size: number, stride: number): number =>
  Math.max(0, Math.floor((length - size) / stride) + 1);

/** The windows over images of a shape, which must be [batch, height, width, channels]. No window may be empty. */
export const windowGrid = (place: string, shape: Shape, { size, stride, padding }: Windows): WindowGrid => {
  const [images, height, width, channels, ...more] = shape;
  if (channels === undefined || more.length > 0 || !isShape(shape)) {
    const expected = ["batch", "height", "width", "channels"];
    throw new ShapeError({ place, role: "images", expected, received: shape });
  }
  const { top, bottom, left, right } = padding;
  const steps = [...size, ...stride];
  const twoEach = size.length === 2 && stride.length === 2;
  if (!twoEach || !isShape([...steps, top, bottom, left, right]) || steps.includes(0)) {
    throw new ShapeError({
      place,
      role: "windows",
      expected: ["rows", "columns", "down", "right", "top", "bottom", "left", "right"],
      received: [...steps, top, bottom, left, right],
      advice: "sizes and strides are at least 1",
    });
  }
  const rows = fitting(top + height! + bottom, size[0], stride[0]);
  const columns = fitting(left + width! + right, size[1], stride[1]);
  return { images: images!, height: height!, width: width!, channels, rows, columns, size, stride, padding };
};

/** The shape of one value for each window and channel. */
export const valuesShape = ({ images, rows, columns, channels }: WindowGrid): ImagesShape => [
  images,
  rows,
  columns,
  channels,
];

/** The shape of one row for each window, which holds its pixels. */
export const patchesShape = ({
  images,
  rows,
  columns,
  size,
  channels,
}: WindowGrid): readonly [windows: number, elements: number] => [images * rows * columns, size[0] * size[1] * channels];

/** Throws a ShapeError unless an operand has the shape that the windows call for. */
export const expectOverWindows = (
  place: string,
  role: "patches" | "values",
  { shape }: Shaped,
  grid: WindowGrid,
): void => {
  const expected = role === "patches" ? patchesShape(grid) : valuesShape(grid);
  if (!sameShape(expected, shape)) throw new ShapeError({ place, role, expected, received: shape });
};
