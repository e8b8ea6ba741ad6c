import type { Elements } from "@gd/tensor";
import { InferenceSession, Tensor } from "onnxruntime-node";

/** What a graph is given, or answers with. */
export interface OnnxValue<Data> {
  readonly shape: readonly number[];
  readonly data: Data;
}

/** What onnxruntime answers with, by name, for inputs by name. */
export const runOnnx = async (
  model: Uint8Array,
  inputs: Readonly<Record<string, OnnxValue<Elements | readonly string[]>>>,
): Promise<Readonly<Record<string, OnnxValue<ArrayLike<unknown>>>>> => {
  const session = await InferenceSession.create(model, { logSeverityLevel: 4 });
  try {
    const answers = await session.run(
      Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, tensorOf(value)])),
    );
    return Object.fromEntries(
      Object.entries(answers).map(([name, { dims, data }]) => [name, { shape: dims, data: Array.from<unknown>(data) }]),
    );
  } finally {
    await session.release();
  }
};

const tensorOf = ({ data, shape }: OnnxValue<Elements | readonly string[]>): Tensor => {
  if (data instanceof Float32Array || data instanceof Float64Array) {
    return new Tensor("float32", Float32Array.from(data), shape);
  }
  return new Tensor("string", data, shape);
};
