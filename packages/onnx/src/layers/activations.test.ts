import { dropout, elu, gelu, leakyRelu, relu, sigmoid, silu, softplus, tanh } from "@gd/layers";
import { fromElements } from "@gd/tensor";
import { predict } from "@gd/train";
import { expect, test } from "vitest";
import { largestDifference } from "../../test/largest-difference.js";
import { runOnnx } from "../../test/run-onnx.js";
import { exportOnnx } from "../export-onnx.js";

/** From −20 to 20, closer to each other near 0. */
const points = Float32Array.from({ length: 401 }, (_, i) => 20 * ((i - 200) / 200) ** 3);

const activations = [
  dropout({ rate: 0.5 }),
  elu({ alpha: 0.7 }),
  gelu,
  gelu({ approximate: "tanh" }),
  leakyRelu({ slope: 0.3 }),
  relu,
  sigmoid({ gain: 0.7 }),
  silu,
  softplus,
  tanh,
];

test.each(activations.map((activation) => activation.at([1])))("$name is that of predict, to 1e-6", async (model) => {
  const input = fromElements(points, [points.length, 1]);
  const state = { parameters: [], statistics: [] } as const;
  const { output } = await runOnnx(exportOnnx({ model, state }), { input });
  expect(largestDifference(predict({ model }, state, input), output!.data)).toBeLessThan(1e-6);
});
