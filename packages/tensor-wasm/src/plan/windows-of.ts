import type { Instruction } from "../kernels/instruction.js";

/** What the details of an instruction, in the order of assembly/window-grid.as, say of windows. */
export const windowsOf = ({ details }: Instruction) => {
  const [height, width, channels, rows, columns, down, right, strideDown, strideRight, top, left] =
    details as readonly [number, number, number, number, number, number, number, number, number, number, number];
  const reach = [(rows - 1) * strideDown + down, (columns - 1) * strideRight + right] as const;
  const pixels = down * right;
  return {
    channels,
    /** Windows side by side. */
    side: columns,
    /** Windows over an image. */
    count: rows * columns,
    /** The pixels of a window, and its elements. */
    pixels,
    terms: pixels * channels,
    /** Whether all lie within the images. */
    isUnpadded: top === 0 && left === 0 && reach[0] <= height && reach[1] <= width,
    /** Whether there is one of 1 × 1 for each pixel. */
    areThePixels: pixels === 1 && rows === height && columns === width && strideDown === 1 && strideRight === 1,
    /** The elements of an image with its padding, and the windows over such images. */
    paddedLength: reach[0] * reach[1] * channels,
    ofPadded: [...reach, channels, rows, columns, down, right, strideDown, strideRight, 0, 0],
  };
};
