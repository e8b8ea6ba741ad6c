import { dataset } from "@gd/data";
import {
  batchNorm,
  dropout,
  elu,
  expectShape,
  gelu,
  identity,
  layerNorm,
  leakyRelu,
  linear,
  logSoftmax,
  parallel,
  relu,
  residual,
  type Stackable,
  sequential,
  sigmoid,
  silu,
  softmax,
  softplus,
  stack,
  tanh,
} from "@gd/layers";
import { meanSquaredError, residualSumOfSquares, sigmoidCrossEntropy, softmaxCrossEntropy } from "@gd/losses";
import {
  accumulateMomentum,
  adam,
  chain,
  exponentialDecay,
  gradientDescent,
  momentum,
  nesterov,
  scaleByLearningRate,
  stepDecay,
} from "@gd/optim";
import {
  type Batch,
  fromElements,
  type GradientTransformation,
  type Loss,
  leaves,
  type RandomStream,
  randomStreams,
  referenceOps,
  rowMajor,
  type Shape,
  type SynchronousInterpreter,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bothInterpreters } from "../test/both-interpreters.js";
import { hashOf } from "../test/run.js";
import { train } from "./index.js";

const FEATURES = 7;
const CLASSES = 3;
/** Batches of 12 and one of 5, so that both are noted, and come back: 30 steps in all. */
const [EXAMPLES, BATCH, EPOCHS] = [29, 12, 10];

const models: Readonly<Record<string, readonly Stackable[]>> = {
  "one layer": [linear(FEATURES, CLASSES)],
  relu: [linear(FEATURES, 13), relu, linear(13, CLASSES)],
  "leakyRelu, twice": [linear(FEATURES, 9), leakyRelu, linear(9, 5), leakyRelu({ slope: 0.2 }), linear(5, CLASSES)],
  sigmoid: [linear(FEATURES, 8), sigmoid, linear(8, CLASSES)],
  "tanh, with batch normalization": [linear(FEATURES, 11), batchNorm(11), tanh, linear(11, CLASSES)],
  "four layers": [linear(FEATURES, 17), tanh, linear(17, 1), identity, linear(1, 33), relu, linear(33, CLASSES)],
  softmax: [linear(FEATURES, 6), softmax, linear(6, CLASSES)],
  "elu, softplus, logSoftmax": [linear(FEATURES, 9), elu, linear(9, 6), softplus, logSoftmax, linear(6, CLASSES)],
  "gelu and silu, normalized": [linear(FEATURES, 10), layerNorm(10), gelu, linear(10, 5), silu, linear(5, CLASSES)],
  "dropout between layers without bias": [
    linear(FEATURES, 12, { bias: false }),
    dropout({ rate: 0.3 }),
    linear(12, CLASSES, { bias: false }),
  ],
  "residual and parallel": [
    residual(sequential(layerNorm(FEATURES), linear(FEATURES, FEATURES), gelu({ approximate: "tanh" }))),
    parallel(linear(FEATURES, 5), identity, linear(FEATURES, 3)),
    linear(FEATURES + 8, CLASSES),
  ],
  // Its gradient is long enough to be followed in pieces.
  "3,000 parameters": [linear(FEATURES, 272), relu, batchNorm(272), linear(272, CLASSES)],
};

interface Run {
  readonly interpreter: SynchronousInterpreter;
  readonly layers: readonly Stackable[];
  readonly optimizer: GradientTransformation;
}

/** By the name of a loss, what runs with it leave. */
const losses: Readonly<Record<string, (run: Run) => Promise<object>>> = {
  meanSquaredError: (run) =>
    leftBy(
      run,
      meanSquaredError,
      targets(({ uniform }) => uniform() * 2 - 1),
    ),
  residualSumOfSquares: (run) =>
    leftBy(
      run,
      residualSumOfSquares,
      targets(({ standardNormal }) => standardNormal()),
    ),
  sigmoidCrossEntropy: (run) =>
    leftBy(
      run,
      sigmoidCrossEntropy,
      targets(({ uniform }) => uniform()),
    ),
  "softmaxCrossEntropy of labels": (run) => leftBy(run, softmaxCrossEntropy, labels()),
  "softmaxCrossEntropy of distributions": (run) =>
    leftBy(run, softmaxCrossEntropy, referenceOps({ dtype: "float64" }).oneHot(labels(), CLASSES)),
};

const drawn = () => randomStreams("same bits").stream("targets");

const targets = (draw: (random: RandomStream) => number): Tensor<readonly [number, typeof CLASSES]> => {
  const random = drawn();
  return fromElements(
    Float64Array.from({ length: EXAMPLES * CLASSES }, () => draw(random)),
    [EXAMPLES, CLASSES],
  );
};

const labels = (): Vector => {
  const { uniform } = drawn();
  return fromElements(
    Float64Array.from({ length: EXAMPLES }, () => Math.floor(uniform() * CLASSES)),
    [EXAMPLES],
  );
};

const optimizers: Readonly<Record<string, GradientTransformation>> = {
  gradientDescent: gradientDescent({ learningRate: 0.003 }),
  momentum: momentum({ learningRate: exponentialDecay({ learningRate: 0.002, decay: 0.1 }), momentum: 0.9 }),
  "momentum, rate inside": momentum({
    learningRate: stepDecay({ learningRate: 0.002, every: 4, factor: 0.5 }),
    momentum: 0.5,
    form: "rate-inside",
  }),
  nesterov: nesterov({ learningRate: 0.001, momentum: 0.9 }),
  adam: adam({ learningRate: exponentialDecay({ learningRate: 0.01, decay: 0.05 }) }),
  "a chain": chain(
    accumulateMomentum({ momentum: 0.3 }),
    scaleByLearningRate((step) => (step % 7 === 6 ? 0 : 0.001)),
  ),
};

/** The hash of all that a training changed, and its losses. */
const leftBy = async <Target extends Shape>(
  { interpreter, layers, optimizer }: Run,
  loss: Loss<Batch<readonly [typeof CLASSES]>, Batch<Target>>,
  target: Batch<Target>,
): Promise<object> => {
  const inputs = randomTensor(randomStreams("same bits").stream("inputs"), [EXAMPLES, FEATURES]);
  const run = train({
    model: expectShape(stack(layers), { input: [FEATURES], output: [CLASSES] }),
    loss,
    optimizer,
    interpreter,
    data: dataset(inputs, target),
    batchSize: BATCH,
    epochs: EPOCHS,
    seed: 3,
  });
  const seen: number[] = [];
  for await (const event of run) {
    if (event.type === "step") seen.push(event.loss);
    if (event.type === "end") {
      const { parameters, step } = event.state;
      expect(step).toBe(30);
      for (const [, leaf] of leaves(parameters)) expect(rowMajor(leaf).every(Number.isFinite)).toBe(true);
      return { hash: await hashOf(event.state), losses: seen };
    }
  }
  throw new Error("the training ended without an event of type end");
};

describe.each(["float32", "float64"] as const)(
  "a run of 30 steps in %s ends in the same bits on WebAssembly",
  (dtype) => {
    const cases = Object.entries(models).flatMap(([model, layers]) =>
      Object.entries(losses).map(([loss, leftWith]) => [model, loss, layers, leftWith] as const),
    );
    test.each(cases)("%s, %s, with every optimizer", async (_model, _loss, layers, leftWith) => {
      // One interpreter for all runs: their plans and variables share its memory.
      const [reference, wasm] = bothInterpreters(dtype);
      for (const [name, optimizer] of Object.entries(optimizers)) {
        const expected = await leftWith({ interpreter: reference, layers, optimizer });
        expect(await leftWith({ interpreter: wasm, layers, optimizer }), name).toEqual(expected);
      }
    });
  },
);
