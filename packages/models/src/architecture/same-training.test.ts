import {
  batchNorm,
  constant,
  conv2d,
  dropout,
  flatten,
  heNormal,
  linear,
  orthogonal,
  parallel,
  relu,
  residual,
  sigmoid,
  stack,
} from "@gd/layers";
import { softmaxCrossEntropy } from "@gd/losses";
import { accumulateGradients, adamW, chain, clipByNorm, cosineDecay, ema, join, linearWarmup } from "@gd/optim";
import { descriptionOf, fromElements } from "@gd/tensor";
import { compareTrees, SAME_BITS } from "@gd/tensor/testing";
import { createTraining } from "@gd/train";
import { expect, test } from "vitest";
import { buildLoss } from "./build-loss.js";
import { buildModel } from "./build-model.js";
import { buildOptimizer } from "./build-optimizer.js";

const inputShape = [6, 6, 1];
const model = stack([
  conv2d(1, 3, { size: 3, weight: heNormal, bias: constant(0.1) }).at([6, 6, 1]),
  relu,
  flatten(48),
  linear(48, 8, { weight: orthogonal({ gain: 2 }) }),
  batchNorm(8, { momentum: 0.3 }),
  dropout({ rate: 0.3 }),
  residual(
    stack([linear(8, 8, { bias: false }), sigmoid({ gain: 2 }).at([8]), dropout({ rate: 0.1 })], { name: "inner" }),
  ),
  parallel(linear(8, 2), stack([linear(8, 1)])),
]);
const loss = softmaxCrossEntropy({ labelSmoothing: 0.1, classWeights: [1, 2, 3] });
const learningRate = join(
  [linearWarmup({ learningRate: 0.01, steps: 3 }), cosineDecay({ learningRate: 0.01, steps: 9 })],
  { at: [3] },
);
const optimizer = chain(
  clipByNorm(0.5),
  accumulateGradients(adamW({ learningRate, weightDecay: 0.1, amsgrad: true }), { steps: 2 }),
  ema({ decay: 0.9 }),
);

test("a training of parts that went through JSON ends in the same bits, with what is drawn in each step", () => {
  const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
  const built = {
    model: buildModel(throughJson(descriptionOf(model)), { inputShape }),
    loss: buildLoss(throughJson(descriptionOf(loss))),
    optimizer: buildOptimizer(throughJson(descriptionOf(optimizer))),
  };
  const input = fromElements(
    Float32Array.from({ length: 5 * 36 }, (_, i) => Math.sin(i)),
    [5, 6, 6, 1],
  );
  const target = fromElements(Float32Array.of(0, 1, 2, 1, 0), [5]);
  const [own, other] = [{ model, loss, optimizer }, built].map((parts) => {
    const training = createTraining({ ...parts, seed: 7 } as never);
    const losses = Array.from({ length: 7 }, () => training.step({ input, target } as never).loss);
    return { losses, state: training.state() };
  });
  expect(other!.losses).toEqual(own!.losses);
  compareTrees("parameters", other!.state.parameters, own!.state.parameters, SAME_BITS);
  compareTrees("statistics", other!.state.statistics, own!.state.statistics, SAME_BITS);
  compareTrees("optimizerState", other!.state.optimizerState, own!.state.optimizerState, SAME_BITS);
  expect(other!.state.description).toEqual(own!.state.description);
});
