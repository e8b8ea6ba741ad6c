import { isShape, type Shape, sameShape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Tensor } from "../tensor.js";

/** The shape of images: [batch, height, width, channels]. */
export type ImagesShape = readonly [batch: number, height: number, width: number, channels: number];

/** Images of any height and width. */
export type Images<N extends number = number, C extends number = number> = Tensor<readonly [N, number, number, C]>;

/**
 * How windows lie over images: from the upper left corner on, row by row, as many as fit into the image with the padding
 * around it.
 */
export interface Windows {
  /** Rows and columns of a window. */
  readonly size: readonly [rows: number, columns: number];
  /** How far it is from a window to the next one, down and to the right. */
  readonly stride: readonly [down: number, right: number];
  /** Rows and columns around the image that belong to windows, and have no elements. */
  readonly padding: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

/** Windows over images of one shape. */
export interface WindowGrid extends Windows {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Windows of an image, one below the other and side by side. */
  readonly rows: number;
  readonly columns: number;
}

/** How many windows there are along an axis. */
const fitting = (length: number, size: number, stride: number): number =>
  Math.max(0, Math.floor((length - size) / stride) + 1);

/**
 * Where windows lie over images of a shape.
 *
 * Throws  ShapeError, with the operation as the place, unless the shape is [batch, height, width, channels] and the window is not empty
 */
export const windowGrid = (place: string, shape: Shape, { size, stride, padding }: Windows): WindowGrid => {
  const [images, height, width, channels, ...more] = shape;
  if (channels === undefined || more.length > 0 || !isShape(shape)) {
    const expected = ["batch", "height", "width", "channels"];
    throw new ShapeError({ place, role: "images", expected, received: shape });
  }
  const { top, bottom, left, right } = padding;
  const steps = [...size, ...stride];
  if (!isShape([...steps, top, bottom, left, right]) || steps.includes(0)) {
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

/** The shape of what has a value for each window and channel. */
export const valuesShape = ({ images, rows, columns, channels }: WindowGrid): ImagesShape => [
  images,
  rows,
  columns,
  channels,
];

/** The shape of what has a row for each window, of all its elements. */
export const patchesShape = ({
  images,
  rows,
  columns,
  size,
  channels,
}: WindowGrid): readonly [windows: number, elements: number] => [images * rows * columns, size[0] * size[1] * channels];

/** Throws ShapeError unless an operand has the shape that windows over images give it. */
export const expectOverWindows = (
  place: string,
  role: "patches" | "values",
  { shape }: { readonly shape: Shape },
  grid: WindowGrid,
): void => {
  const expected = role === "patches" ? patchesShape(grid) : valuesShape(grid);
  if (!sameShape(expected, shape)) throw new ShapeError({ place, role, expected, received: shape });
};
