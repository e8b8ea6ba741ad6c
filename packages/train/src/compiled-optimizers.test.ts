import { expectShape, linear, stack, tanh } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import {
  accumulateGradients,
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  chain,
  clipByNorm,
  clipByValue,
  cosineDecay,
  ema,
  gradientDescent,
  lbfgs,
  lion,
  momentum,
  nadam,
  nesterov,
  oneCycle,
  rmsprop,
  weightDecay,
} from "@gd/optim";
import { type DType, type GradientTransformation, type Ops, randomStreams, type Tensor } from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { bothOps } from "../test/both-ops.js";
import { weightsHash } from "./checkpoint/weights-hash.js";
import { trainStep } from "./training.js";
import { initializeTraining } from "./training-state.js";

const STEPS = 14;
const learningRate = 0.05;

const optimizers: readonly GradientTransformation[] = [
  gradientDescent({ learningRate: cosineDecay({ learningRate, steps: STEPS }) }),
  momentum({ learningRate: oneCycle({ learningRate, steps: STEPS }), momentum: 0.9 }),
  nesterov({ learningRate, momentum: 0.9 }),
  adagrad({ learningRate }),
  adadelta(),
  rmsprop({ learningRate }),
  rmsprop({ learningRate, centered: true, momentum: 0.5 }),
  adam({ learningRate }),
  adam({ learningRate, amsgrad: true }),
  adamW({ learningRate }),
  nadam({ learningRate }),
  adamax({ learningRate }),
  lion({ learningRate, weightDecay: 0.1 }),
  lbfgs({ memory: 3 }),
  chain(clipByNorm(0.1), weightDecay(0.01), clipByValue(0.05), gradientDescent({ learningRate }), ema({ decay: 0.9 })),
  accumulateGradients(chain(adam({ learningRate }), ema({ decay: 0.9 })), { steps: 3 }),
];

/** Trains, and returns a hash of all that the optimizer changes, and how often the code of the loss ran. */
const trainOn = async (ops: Ops, optimizer: GradientTransformation) => {
  const model = expectShape(stack([linear(3, 9), tanh, linear(9, 4)]), { input: [3], output: [4] });
  let runs = 0;
  const loss: typeof meanSquaredError = {
    ...meanSquaredError,
    evaluate(context, output, target) {
      runs++;
      return meanSquaredError.evaluate(context, output, target);
    },
  };
  const setup = { model, loss, optimizer, ops };
  const random = randomStreams("optimizers").stream("examples");
  const input: Tensor<readonly [number, 3]> = randomTensor(random, [6, 3], ops.dtype);
  const target: Tensor<readonly [number, 4]> = randomTensor(random, [6, 4], ops.dtype);
  let state = initializeTraining(setup);
  for (let step = 0; step < STEPS; step++) state = trainStep(setup, state, { input, target }).state;
  return { hash: await weightsHash([state.vector, state.optimizerState]), runs };
};

test.each(optimizers.flatMap((optimizer) => (["float32", "float64"] as const).map((dtype) => ({ optimizer, dtype }))))(
  "$optimizer.name in $dtype is done from a plan after two steps, to the same bits",
  async ({ optimizer, dtype }: { optimizer: GradientTransformation; dtype: DType }) => {
    const [reference, wasm] = bothOps(dtype);
    const expected = await trainOn(reference, optimizer);
    expect(await trainOn(wasm, optimizer)).toEqual({ hash: expected.hash, runs: 2 });
    expect(expected.runs).toBe(STEPS);
  },
);
