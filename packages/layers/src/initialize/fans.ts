import { type Shape, sizeOf } from "@gd/tensor";

/** How many inputs a unit reads, and how many units read an input, for a weight whose shape ends in inputs, outputs. */
export const fans = (shape: Shape): { readonly fanIn: number; readonly fanOut: number } => {
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const positions = sizeOf(shape.slice(0, -2));
  return { fanIn: inputs * positions, fanOut: outputs * positions };
};
