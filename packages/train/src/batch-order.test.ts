import { batchNorm, linear, sequential, tanh } from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { leaves, randomStreams, rowMajor } from "@gd/tensor";
import fc from "fast-check";
import { expect, test } from "vitest";
import { namedInterpreters } from "../test/both-interpreters.js";
import { points } from "../test/small-problem.js";
import { createTraining } from "./index.js";

const model = sequential(linear(2, 8), batchNorm(8), tanh, linear(8, 2));
const optimizer = gradientDescent({ learningRate: 1 });

test.each(namedInterpreters("float64"))(
  "the order of a batch does not change its mean gradient beyond rounding: %s",
  (_, interpreter) => {
    /** The loss and the update of a first step. */
    const step = (order: Uint32Array, size: number) => {
      const training = createTraining({ model, loss: softmaxCrossEntropy, optimizer, interpreter });
      const { loss } = training.step(points(size, "order").examples(order, "float64"));
      return [loss, ...leaves(training.state().parameters).flatMap(([, leaf]) => [...rowMajor(leaf)])];
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
