import { OnnxError } from "../onnx-error.js";

/** Numbers rounded to float32, in which a finite one has to stay finite. */
export const inFloat32 = (name: string, numbers: ArrayLike<number>): Float32Array => {
  if (numbers instanceof Float32Array) return numbers;
  const rounded = new Float32Array(numbers);
  const place = rounded.findIndex((x, i) => !Number.isFinite(x) && Number.isFinite(numbers[i]));
  if (place < 0) return rounded;
  throw new OnnxError({
    place: `exportOnnx(state): element ${place} of ${name}`,
    expected: "a number that float32 has, in which ONNX models compute",
    received: String(numbers[place]),
    advice: "Numbers of this size are a training that diverges, or data that are not standardized.",
  });
};
