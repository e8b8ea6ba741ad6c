import { expectArgument, expectSize, type Windows } from "@gd/tensor";
import { windowGrid } from "@gd/tensor/interpreter";

/** One number for both axes of images, or one for the height and one for the width. */
export type Size2d = number | readonly [height: number, width: number];

/**
 * Rows and columns around images: none; as many as make the output as large as the input, divided by the stride; or so many
 * on each side.
 */
export type Padding = "valid" | "same" | Size2d;

export interface WindowOptions {
  readonly size: Size2d;
  readonly stride: Size2d;
  readonly padding: Padding;
}

/** Both axes of an option. */
export const axesOf = (size: Size2d): readonly [height: number, width: number] =>
  typeof size === "number" ? [size, size] : size;

/** The options as a layer's description has them. */
export const describeWindows = ({ size, stride, padding }: WindowOptions) => ({
  size: [...axesOf(size)],
  stride: [...axesOf(stride)],
  padding: padding === "same" ? padding : padding === "valid" ? [0, 0] : [...axesOf(padding)],
});

/** Throws ArgumentError, naming the layer's option, unless the options make windows. */
export const expectWindowOptions = (layer: string, { size, stride, padding }: WindowOptions): void => {
  for (const [option, received] of Object.entries({ size, stride, padding })) {
    const isPair = Array.isArray(received) && received.length === 2;
    expectArgument(isPair || typeof received === "number" || (option === "padding" && typeof received === "string"), {
      place: `${layer}(${option})`,
      expected: "a number, or one for height and one for width",
      received,
    });
  }
  for (const length of axesOf(size)) expectSize(`${layer}(size)`, length);
  for (const length of axesOf(stride)) expectSize(`${layer}(stride)`, length);
  if (padding === "valid" || padding === "same") return;
  for (const received of typeof padding === "string" ? [padding] : axesOf(padding)) {
    expectArgument(Number.isSafeInteger(received) && Number(received) >= 0, {
      place: `${layer}(padding)`,
      expected: '"valid", "same" or whole numbers ≥ 0',
      received,
    });
  }
};

/** Elements before and after an axis. */
type Around = readonly [before: number, after: number];

/** As in TensorFlow: the output has ⌈length / stride⌉ elements, and an odd one comes after. */
const samePadding = (length: number, size: number, stride: number): Around => {
  const all = Math.max(0, (Math.ceil(length / stride) - 1) * stride + size - length);
  return [Math.floor(all / 2), Math.ceil(all / 2)];
};

/** The windows over images of a size, and how many there are. Throws ArgumentError where none fits. */
export const windowsOf = (
  layer: string,
  { size, stride, padding }: WindowOptions,
  lengths: readonly [height: number, width: number],
): { readonly windows: Windows; readonly rows: number; readonly columns: number } => {
  const [sizes, strides] = [axesOf(size), axesOf(stride)];
  const around = (axis: 0 | 1): Around => {
    if (padding === "same") return samePadding(lengths[axis], sizes[axis], strides[axis]);
    const each = padding === "valid" ? 0 : axesOf(padding)[axis];
    return [each, each];
  };
  const [[top, bottom], [left, right]] = [around(0), around(1)];
  const windows = { size: sizes, stride: strides, padding: { top, bottom, left, right } };
  const { rows, columns } = windowGrid(layer, [1, ...lengths, 1], windows);
  expectArgument(rows > 0 && columns > 0, {
    place: `${layer}(size)`,
    expected: `windows within images of ${top + lengths[0] + bottom} × ${left + lengths[1] + right} with their padding`,
    received: sizes,
  });
  return { windows, rows, columns };
};
