import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { accumulateGradients, adam, chain, clipByNorm, ema, momentum } from "@gd/optim";
import { ArgumentError, type GradientTransformation, leaves, mapLeaves, type Parameters, tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { CheckpointError } from "../checkpoint/checkpoint-error.js";
import { saveCheckpoint } from "../checkpoint/save-checkpoint.js";
import { createTraining, loadCheckpoint } from "../index.js";

const examples = { input: tensor([[1], [2], [4]]), target: tensor([[1], [0], [3]]) };
const setupOf = (optimizer: GradientTransformation) => ({ model: linear(1, 1), loss: meanSquaredError, optimizer });
const descent = momentum({ learningRate: 0.01, momentum: 0.9 });
const three = setupOf(accumulateGradients(descent, { steps: 3 }));

/** The state after some steps, of which one tensor of the optimizer has other elements. */
const forged = (setup: typeof three, steps: number, path: string, element: number) => {
  const training = createTraining(setup);
  for (let step = 0; step < steps; step++) training.step(examples);
  const state = training.state();
  const [, wrong] = leaves(state.optimizerState).find(([own]) => own === path)!;
  const optimizerState = mapLeaves(state.optimizerState as Parameters, (leaf) =>
    leaf === wrong ? { ...leaf, data: leaf.data.map(() => element) } : leaf,
  );
  return { ...state, optimizerState };
};

describe("sums of a group of batches that cannot be are refused", () => {
  const within = accumulateGradients(accumulateGradients(descent, { steps: 2 }), { steps: 2 });
  const beside = chain(clipByNorm(1), accumulateGradients(descent, { steps: 2 }), ema());
  const [BEGINNING, WITHIN] = ["0 at the beginning of a group of batches", "a number > 0 within a group of batches"];

  test.each([
    [three, 0, "weight", 1, BEGINNING],
    [three, 3, "weight", -1, BEGINNING],
    [three, 3, "sum", 0.5, BEGINNING],
    [three, 1, "weight", -6, WITHIN],
    [three, 2, "weight", 0, WITHIN],
    [setupOf(within), 2, "weight", 3, BEGINNING],
    [setupOf(within), 2, "optimizer.weight", 0, WITHIN],
    [setupOf(within), 4, "optimizer.weight", 3, BEGINNING],
    [setupOf(beside), 2, "1.weight", 3, BEGINNING],
    [setupOf(beside), 3, "1.weight", -3, WITHIN],
  ])("%#", (setup, step, path, element, expected) => {
    const state = forged(setup, step, path, element);
    const { name } = setup.optimizer;
    const message = `${path} expects ${expected}, but received ${element}. Its step is ${step}: pass all of one state.`;
    for (const [place, enter] of [
      [`createTraining(start), in the state of ${name}: `, () => createTraining(setup, state)],
      ["saveCheckpoint(state), in the optimizerState: ", () => saveCheckpoint(state)],
    ] as const) {
      expect(enter).toThrow(ArgumentError);
      expect(enter).toThrow(place + message);
    }
    // Without a description, nobody looks before it is loaded.
    const { description: _, ...bare } = state;
    const load = () => loadCheckpoint(setup, saveCheckpoint(bare));
    expect(load).toThrow(CheckpointError);
    expect(load).toThrow(`optimizer.${path} is ${element} and not ${expected}, at step ${step}; save the state again`);
  });

  test.each([
    three.optimizer,
    within,
    beside,
    accumulateGradients(adam({ learningRate: 0.1 }), { steps: 1 }),
    chain(accumulateGradients(clipByNorm(1), { steps: 2 }), accumulateGradients(descent, { steps: 3 })),
  ])("and not those after any step, also the last of an epoch: $name", (optimizer) => {
    const setup = setupOf(optimizer);
    const training = createTraining(setup);
    for (let step = 0; step < 16; step++) {
      const last = step === 4 || step === 11;
      training.step(examples, { last });
      const state = training.state();
      expect(loadCheckpoint(setup, training.save())).toEqual(state);
      expect(createTraining(setup, state).state()).toEqual(state);
    }
  });
});
