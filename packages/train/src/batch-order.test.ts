import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { randomStreams, rowMajor } from "@gd/tensor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bothOps } from "../test/both-ops.js";
import { points } from "../test/small-problem.js";
import { trainStep } from "./training.js";
import { initializeTraining } from "./training-state.js";

const model = sequential(linear(2, 8), batchNorm(8), tanh, linear(8, 2));
const optimizer = gradientDescent({ learningRate: 1 });

test.each(bothOps("float64").map((ops, i) => [["referenceOps", "wasmOps"][i]!, ops] as const))(
  "the order of a batch does not change its mean gradient beyond rounding: %s",
  (_, ops) => {
    /** The loss and the update of a first step. */
    const step = (order: Uint32Array, size: number) => {
      const setup = { model, loss: softmaxCrossEntropy, optimizer, ops };
      const state = initializeTraining(setup);
      const { loss: value } = trainStep(setup, state, points(size, "order").examples(order, "float64"));
      return [value, ...rowMajor(state.vector)];
    };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (size, seed) => {
        const inOrder = step(
          Uint32Array.from({ length: size }, (_, i) => i),
          size,
        );
        const shuffled = step(randomStreams(seed).stream("order").permutation(size), size);
        // Two examples that nearly agree have a variance near 0, which batchNorm divides by.
        shuffled.forEach((x, i) => void expect(Math.abs(x - inOrder[i]!)).toBeLessThan(1e-10));
      }),
    );
  },
);
