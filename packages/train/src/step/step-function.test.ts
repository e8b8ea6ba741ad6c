import type { Examples } from "@gd/data";
import { batchNorm, defineActivation, expectShape, linear, sigmoid, stack, tanh } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import {
  type DType,
  fromElements,
  type Ops,
  randomStreams,
  type SynchronousInterpreter,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bothInterpreters } from "../../test/both-interpreters.js";
import { hashOf } from "../../test/run.js";
import { createTraining } from "../index.js";
import type { TrainingSetup } from "../training-setup.js";
import type { TrainingState } from "../training-state.js";

/** The first step that goes wrong: by then, steps are done from a plan. */
const BROKEN = 5;
const STEPS = 9;

type Input = Tensor<readonly [number, 3]>;
type Target = Tensor<readonly [number, 4]>;

/** Takes steps, some of which are refused, and returns the loss or the error of each. */
const take = async (
  setup: TrainingSetup,
  batch: (step: number) => Examples,
  /** Whether the state is read after each step, and not only where one is refused. */
  read: boolean,
): Promise<readonly string[]> => {
  const training = createTraining(setup);
  const seen: string[] = [];
  for (let n = 0; n < STEPS; n++) {
    const before = read || n === BROKEN ? await hashOf(training.state()) : "";
    try {
      seen.push(String(training.step(batch(n)).loss));
    } catch (error) {
      // Nothing has changed, and the same step can be taken again.
      if (before !== "") expect(await hashOf(training.state())).toBe(before);
      seen.push(String(error));
    }
  }
  return [...seen, await hashOf(training.state())];
};

const examples = (ops: Ops, seed: number) => {
  const random = randomStreams(seed).stream("examples");
  const input: Input = randomTensor(random, [6, 3], ops.dtype);
  const labels: Vector = ops.from(
    fromElements(
      Float64Array.from({ length: 6 }, (_, i) => (i + seed) % 4),
      [6],
    ),
  );
  const target: Target = randomTensor(random, [6, 4], ops.dtype);
  return { input, labels, target };
};

const model = expectShape(stack([linear(3, 9), batchNorm(9), tanh, linear(9, 5), sigmoid, linear(5, 4)]), {
  input: [3],
  output: [4],
});

describe.each<DType>(["float32", "float64"])(
  "a step of a training in %s that is refused leaves all as it was",
  (dtype) => {
    const huge = dtype === "float32" ? 3e38 : 1e308;

    test.each([true, false])("and names what is not finite as the reference does (read: %s)", async (read) => {
      const broken: readonly ((input: Input, target: Target) => void)[] = [
        ({ data }) => data.fill(Number.NaN, 4, 5),
        ({ data }) => data.fill(Number.POSITIVE_INFINITY, 7, 8),
        (_, { data }) => data.fill(Number.NaN, 2, 3),
        (_, { data }) => data.fill(huge, 9, 10),
        ({ data }) => data.fill(huge),
      ];
      for (const breakIt of broken) {
        for (const optimizer of [adam({ learningRate: 0.01 }), momentum({ learningRate: 0.05, momentum: 0.9 })]) {
          const runs = bothInterpreters(dtype).map((interpreter) =>
            take(
              { model, loss: meanSquaredError, optimizer, interpreter },
              (step) => {
                const { input, target } = examples(interpreter.ops, step);
                if (step === BROKEN || step === BROKEN + 2) breakIt(input, target);
                return { input, target };
              },
              read,
            ),
          );
          const [reference, wasm] = await Promise.all(runs);
          expect(wasm).toEqual(reference);
          // Targets are checked before the step.
          expect(reference![BROKEN]).toMatch(
            /^(NotFiniteError: step 5: |ArgumentError: training\.step › meanSquaredError\(target\) expects )/,
          );
          expect(reference![BROKEN + 1]).toMatch(/^[\d.]+$/);
        }
      }
    });

    test("when the update alone is not finite", async () => {
      const steep = defineActivation(
        "steep",
        ({ ops }, input) => ({
          output: ops.tanh(input),
          // 0/0 where the input is 0
          backward: (outputGradient) => ops.multiply(outputGradient, ops.divide(input, ops.absolute(input))),
        }),
        { repeatable: true },
      );
      const layers = expectShape(stack([linear(3, 4), steep]), { input: [3], output: [4] });
      const runs = bothInterpreters(dtype).map((interpreter) =>
        take(
          { model: layers, loss: meanSquaredError, optimizer: gradientDescent({ learningRate: 0.01 }), interpreter },
          (step) => {
            const { input, target } = examples(interpreter.ops, step);
            if (step === BROKEN) input.data.fill(0);
            return { input, target };
          },
          false,
        ),
      );
      const [reference, wasm] = await Promise.all(runs);
      expect(wasm).toEqual(reference);
    });

    test("when a label is no class", async () => {
      for (const wrong of [4, -1, 0.5, Number.NaN]) {
        const runs = bothInterpreters(dtype).map((interpreter) =>
          take(
            { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.01 }), interpreter },
            (step) => {
              const { input, labels } = examples(interpreter.ops, step);
              if (step === BROKEN) labels.data[3] = wrong;
              return { input, target: labels };
            },
            false,
          ),
        );
        const [reference, wasm] = await Promise.all(runs);
        expect(wasm).toEqual(reference);
        expect(reference![BROKEN]).toContain("the label of example 3 is");
        expect(reference![BROKEN + 1]).toMatch(/^[\d.]+$/);
      }
    });
  },
);

test("a state of the reference is where a training on either interpreter goes on; it stays as it is", async () => {
  const setup = { model, loss: meanSquaredError, optimizer: momentum({ learningRate: 0.05, momentum: 0.9 }) };
  const [reference, wasm] = bothInterpreters("float64");
  const begin = (interpreter: SynchronousInterpreter, start?: TrainingState<typeof model>) =>
    createTraining({ ...setup, interpreter }, start);
  const begun = begin(reference);
  const steps = (training: typeof begun, from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => {
      const { input, target } = examples(reference.ops, from + i);
      return training.step({ input, target }).loss;
    });
  steps(begun, 0, 2);
  const start = begun.state();
  const before = await hashOf(start);
  const whole = [steps(begun, 2, STEPS), await hashOf(begun.state())];
  for (const interpreter of [reference, wasm]) {
    const training = begin(interpreter, start);
    expect([steps(training, 2, STEPS), await hashOf(training.state())]).toEqual(whole);
    expect(await hashOf(start)).toBe(before);
  }
});
