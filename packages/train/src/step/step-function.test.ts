import type { Examples } from "@gd/data";
import { batchNorm, defineActivation, expectShape, linear, sigmoid, stack, tanh } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import {
  type DType,
  fromElements,
  mapLeaves,
  type Ops,
  type Parameters,
  randomStreams,
  type Shape,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { bothOps } from "../../test/both-ops.js";
import { weightsHash } from "../checkpoint/weights-hash.js";
import { trainStep } from "../training.js";
import type { TrainingSetup } from "../training-setup.js";
import { initializeTraining, type TrainingState } from "../training-state.js";

/** The first step that goes wrong: by then, steps are done from a plan. */
const BROKEN = 5;
const STEPS = 9;

type Input = Tensor<readonly [number, 3]>;
type Target = Tensor<readonly [number, 4]>;

type State = TrainingState<readonly Parameters[], readonly Parameters[]>;

const hashOf = ({ vector, statistics, optimizerState }: TrainingState): Promise<string> =>
  weightsHash([vector, statistics, optimizerState]);

/** Takes steps, some of which are refused, and returns what each comes to. */
const take = async <T extends Shape>(
  setup: TrainingSetup<readonly [3], readonly [4], T, readonly Parameters[], readonly Parameters[]>,
  batch: (step: number) => Examples<readonly [3], T>,
  /** Whether θ is looked at after each step, and not only where one is refused. */
  looks: boolean,
): Promise<readonly string[]> => {
  let state = initializeTraining(setup);
  const seen: string[] = [];
  for (let n = 0; n < STEPS; n++) {
    const before = looks || n === BROKEN ? await hashOf(state) : "";
    try {
      const step = trainStep(setup, state, batch(n));
      state = step.state;
      seen.push(String(step.loss));
    } catch (error) {
      // Nothing has changed, and the same step can be taken again.
      if (before !== "") expect(await hashOf(state)).toBe(before);
      seen.push(String(error));
    }
  }
  return [...seen, await hashOf(state)];
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

    test.each([true, false])("and names what is not finite as the reference does (looked at: %s)", async (looks) => {
      const broken: readonly ((input: Input, target: Target) => void)[] = [
        ({ data }) => data.fill(Number.NaN, 4, 5),
        ({ data }) => data.fill(Number.POSITIVE_INFINITY, 7, 8),
        (_, { data }) => data.fill(Number.NaN, 2, 3),
        (_, { data }) => data.fill(huge, 9, 10),
        ({ data }) => data.fill(huge),
      ];
      for (const breakIt of broken) {
        for (const optimizer of [adam({ learningRate: 0.01 }), momentum({ learningRate: 0.05, momentum: 0.9 })]) {
          const runs = bothOps(dtype).map((ops) =>
            take<readonly [4]>(
              { model, loss: meanSquaredError, optimizer, ops },
              (step) => {
                const { input, target } = examples(ops, step);
                if (step === BROKEN || step === BROKEN + 2) breakIt(input, target);
                return { input, target };
              },
              looks,
            ),
          );
          const [reference, wasm] = await Promise.all(runs);
          expect(wasm).toEqual(reference);
          // A loss looks at its targets itself.
          expect(reference![BROKEN]).toMatch(/^(NotFiniteError: step 5|TargetError: stack › meanSquaredError): /);
          expect(reference![BROKEN + 1]).toMatch(/^[\d.]+$/);
        }
      }
    });

    test("when the update alone is not finite", async () => {
      const steep = defineActivation("steep", ({ ops }, input) => ({
        output: ops.tanh(input),
        // 0/0 where the input is 0
        backward: (outputGradient) => ops.multiply(outputGradient, ops.divide(input, ops.absolute(input))),
      }));
      const layers = expectShape(stack([linear(3, 4), steep]), { input: [3], output: [4] });
      const runs = bothOps(dtype).map((ops) =>
        take<readonly [4]>(
          { model: layers, loss: meanSquaredError, optimizer: gradientDescent({ learningRate: 0.01 }), ops },
          (step) => {
            const { input, target } = examples(ops, step);
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
        const runs = bothOps(dtype).map((ops) =>
          take<readonly []>(
            { model, loss: softmaxCrossEntropy, optimizer: adam({ learningRate: 0.01 }), ops },
            (step) => {
              const { input, labels } = examples(ops, step);
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

describe("a state that the reference made", () => {
  const optimizer = momentum({ learningRate: 0.05, momentum: 0.9 });

  /** The losses and the end of a training that begins with `make` of that state. */
  const run = async (ops: Ops, make: (state: State, ops: Ops) => State) => {
    const [reference] = bothOps("float64");
    const setup = { model, loss: meanSquaredError, optimizer, ops };
    let state = make(initializeTraining({ ...setup, ops: reference }), ops);
    const losses: number[] = [];
    for (let n = 0; n < STEPS; n++) {
      const { input, target } = examples(ops, n);
      const step = trainStep(setup, state, { input, target });
      losses.push(step.loss);
      state = step.state;
    }
    return { losses, hash: await hashOf(state) };
  };

  test.each<readonly [string, (state: State, ops: Ops) => State]>([
    ["is trained where it lies", (state) => state],
    [
      "may have parameters that are copies, which stay as they are",
      (state, ops) => ({ ...state, parameters: mapLeaves(state.parameters, (leaf) => ops.variable(leaf)) }),
    ],
  ])("%s", async (_, make) => {
    const [reference, wasm] = bothOps("float64");
    const expected = await run(reference, make);
    expect(await run(wasm, make)).toEqual(expected);
    expect(new Set(expected.losses).size).toBe(STEPS);
  });
});

test("one vector with other parameters is trained with these", () => {
  const losses = bothOps("float64").map((ops) => {
    const setup = { model, loss: meanSquaredError, optimizer: gradientDescent({ learningRate: 0.05 }), ops };
    const { input, target } = examples(ops, 1);
    const state = initializeTraining(setup);
    const zero = { ...state, parameters: mapLeaves(state.parameters, ({ shape }) => ops.fill(shape, 0)) };
    return Array.from({ length: 8 }, (_, n) => trainStep(setup, n < 5 ? state : zero, { input, target }).loss);
  });
  expect(losses[1]).toEqual(losses[0]);
  expect(losses[0]![5]).toBe(losses[0]![7]);
});
