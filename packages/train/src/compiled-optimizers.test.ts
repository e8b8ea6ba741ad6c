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
import {
  type DType,
  type GradientTransformation,
  randomStreams,
  repeatable,
  type SynchronousInterpreter,
  type Tensor,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { bothInterpreters } from "../test/both-interpreters.js";
import { weightsHash } from "./checkpoint/weights-hash.js";
import { createTraining } from "./index.js";

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
const trainOn = async (interpreter: SynchronousInterpreter, optimizer: GradientTransformation) => {
  const model = expectShape(stack([linear(3, 9), tanh, linear(9, 4)]), { input: [3], output: [4] });
  let runs = 0;
  const loss: typeof meanSquaredError = repeatable({
    ...meanSquaredError,
    evaluate(context, output, target) {
      runs++;
      return meanSquaredError.evaluate(context, output, target);
    },
  });
  const random = randomStreams("optimizers").stream("examples");
  const input: Tensor<readonly [number, 3]> = randomTensor(random, [6, 3], interpreter.ops.dtype);
  const target: Tensor<readonly [number, 4]> = randomTensor(random, [6, 4], interpreter.ops.dtype);
  const training = createTraining({ model, loss, optimizer, interpreter });
  for (let step = 0; step < STEPS; step++) training.step({ input, target });
  const { parameters, optimizerState } = training.state();
  return { hash: weightsHash([parameters, optimizerState]), runs };
};

test.each(optimizers.flatMap((optimizer) => (["float32", "float64"] as const).map((dtype) => ({ optimizer, dtype }))))(
  "$optimizer.name in $dtype is done from a plan after its first step, to the same bits",
  async ({ optimizer, dtype }: { optimizer: GradientTransformation; dtype: DType }) => {
    const [reference, wasm] = bothInterpreters(dtype);
    const expected = await trainOn(reference, optimizer);
    expect(await trainOn(wasm, optimizer)).toEqual({ hash: expected.hash, runs: 1 });
    expect(expected.runs).toBe(STEPS);
  },
);
