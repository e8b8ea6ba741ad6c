import { conv2d, flatten, linear, parallel, stack } from "@gd/layers";
import { writeSafetensors } from "@gd/safetensors";
import { type Parameters, rowMajor, type Tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { loadWeights } from "./load-weights.js";

const counted = (...shape: readonly number[]) => ({
  dtype: "F32" as const,
  shape,
  data: Float32Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => i),
});

test("images of branches side by side, once they are flattened, have the channels of all", () => {
  const branches = parallel(conv2d(1, 2, { size: 1 }).at([2, 2, 1]), conv2d(1, 3, { size: 1 }));
  const model = stack([branches, flatten([2, 2, 5]), linear(20, 1)]);
  const file = writeSafetensors({
    "0.0.weight": counted(2, 1, 1, 1),
    "0.0.bias": counted(2),
    "0.1.weight": counted(3, 1, 1, 1),
    "0.1.bias": counted(3),
    "2.weight": counted(1, 20),
    "2.bias": counted(1),
  });
  const [, , last] = loadWeights(model, file, { from: "pytorch" }).state.parameters as readonly Parameters[];
  const { weight } = last as { readonly weight: Tensor };
  // Ours is [position, channel], theirs [channel, position].
  const expected = [0, 1, 2, 3].flatMap((position) => [0, 1, 2, 3, 4].map((channel) => 4 * channel + position));
  expect([...rowMajor(weight)]).toEqual(expected);
});

test("a beginning that is renamed ends where a part of a name ends", () => {
  const file = writeSafetensors({ weight: counted(1, 2), bias: counted(1), "w.extra": counted(1) });
  const options = { from: "pytorch", rename: { w: "other" } } as const;
  expect(loadWeights(linear(2, 1), file, options).unused).toEqual(["w.extra"]);
});
