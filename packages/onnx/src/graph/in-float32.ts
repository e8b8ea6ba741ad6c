import { OnnxError } from "../onnx-error.js";

/** Numbers rounded to float32. Throws an OnnxError unless they are finite there. */
export const inFloat32 = (name: string, numbers: ArrayLike<number>): Float32Array => {
  const rounded = numbers instanceof Float32Array ? numbers : new Float32Array(numbers);
  const place = rounded.findIndex((x) => !Number.isFinite(x));
  if (place < 0) return rounded;
  throw new OnnxError({
    place: `exportOnnx: element ${place} of ${name}`,
    expected: "a number that is finite in float32, in which the graph computes",
    received: String(numbers[place]),
    advice: "Look whether the training diverges, or scale the data.",
  });
};
