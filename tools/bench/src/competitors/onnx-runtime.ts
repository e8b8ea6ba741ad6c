import { exportOnnx } from "@gd/onnx";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Competitor } from "../competitor.ts";
import { batchesInTurn } from "./batches-in-turn.ts";
import { networkOf } from "./our-inference.ts";

/** ONNX Runtime on one thread, with all of its optimizations, of the model as `exportOnnx` writes it. */
export const onnxRuntime: Competitor = {
  async inference(task, arrays) {
    const session = await InferenceSession.create(exportOnnx(networkOf(task, arrays)), {
      intraOpNumThreads: 1,
      graphOptimizationLevel: "all",
    });
    const shape = [task.batch, task.sizes[0]!];
    return batchesInTurn(task, arrays, async (elements) => {
      const { output } = await session.run({ input: new Tensor("float32", elements, shape) });
      return output!.data as Float32Array;
    });
  },
};
