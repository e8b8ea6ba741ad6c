import type { Shape } from "@gd/tensor";
import type { Attributes } from "../graph/attributes.js";
import { pairOf } from "./options-of.js";
import type { Part } from "./part.js";

/** The windows of a layer over images, as attributes of its node, and how many there are. */
export const windowsOf = (
  part: Part,
  [height = 1, width = 1]: Shape,
): { readonly attributes: Attributes; readonly rows: number; readonly columns: number } => {
  const [size, strides] = [pairOf(part, "size"), pairOf(part, "stride")];
  const around = (axis: 0 | 1, length: number): readonly [before: number, after: number] => {
    if (part.description["padding"] !== "same") {
      const each = pairOf(part, "padding")[axis];
      return [each, each];
    }
    const all = Math.max(0, (Math.ceil(length / strides[axis]) - 1) * strides[axis] + size[axis] - length);
    return [Math.floor(all / 2), Math.ceil(all / 2)];
  };
  const [top, bottom] = around(0, height);
  const [left, right] = around(1, width);
  return {
    attributes: { kernel_shape: size, strides, pads: [top, left, bottom, right] },
    rows: Math.floor((top + height + bottom - size[0]) / strides[0]) + 1,
    columns: Math.floor((left + width + right - size[1]) / strides[1]) + 1,
  };
};
