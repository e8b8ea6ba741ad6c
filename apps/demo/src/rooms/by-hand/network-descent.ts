import { gradientDescent } from "@gd/optim";
import { createContext, leaves, none, type Parameters, referenceInterpreter, rowMajor, tensor } from "@gd/tensor";
import { createTraining, NotFiniteError } from "@gd/train/core";
import type { ByHandSettings } from "./by-hand-settings.js";
import { LOSSES_BY_NAME } from "./losses-by-name.js";
import { type LayerNumbers, networkOf, numbersOf } from "./network-numbers.js";

/** Where a network is after some steps W ← W − η ∂L/∂W. */
export interface Descended {
  /** The steps taken: fewer than wanted where it has diverged. */
  readonly iterations: number;
  readonly layers: readonly LayerNumbers[];
  /** The loss before each of the steps. */
  readonly losses: readonly number[];
}

/** Takes steps one after the other, and remembers where they led. */
export interface NetworkDescent {
  after(iterations: number): Descended;
}

const dtype = "float64";

/** Gradient descent on the one example of the room. */
export const networkDescent = (settings: Omit<ByHandSettings, "step" | "iterations">): NetworkDescent => {
  const { input, target, layers: start } = numbersOf(settings);
  const interpreter = referenceInterpreter({ dtype });
  const model = networkOf(settings);
  const training = createTraining(
    {
      model,
      loss: LOSSES_BY_NAME[settings.loss],
      optimizer: gradientDescent({ learningRate: settings.rate }),
      interpreter,
    },
    {
      parameters: start.flatMap(({ weight, bias }) => [
        { weight: tensor(weight, { dtype }), bias: tensor(bias, { dtype }) },
        none,
      ]),
      statistics: model.initializeStatistics(createContext({ ops: interpreter.ops })),
    },
  );
  const example = { input: tensor([input], { dtype }), target: tensor([target], { dtype }) };
  const path: (readonly LayerNumbers[])[] = [start];
  const losses: number[] = [];
  let diverged = false;
  return {
    after(iterations) {
      while (losses.length < iterations && !diverged) {
        try {
          losses.push(training.step(example).loss);
          path.push(layersOf(training.state().parameters));
        } catch (error) {
          if (!(error instanceof NotFiniteError)) throw error;
          diverged = true;
        }
      }
      const taken = Math.min(iterations, losses.length);
      return { iterations: taken, layers: path[taken]!, losses: losses.slice(0, taken) };
    },
  };
};

/** Every second layer is an activation, without numbers. */
const layersOf = (parameters: readonly Parameters[]): readonly LayerNumbers[] =>
  parameters
    .filter((_, i) => i % 2 === 0)
    .map((layer) => {
      const found = new Map(leaves(layer));
      const [weight, bias] = [found.get("weight")!, found.get("bias")!];
      const [inputs = 0, units = 0] = weight.shape;
      const elements = Array.from(rowMajor(weight));
      return {
        weight: Array.from({ length: inputs }, (_, i) => elements.slice(i * units, (i + 1) * units)),
        bias: Array.from(rowMajor(bias)),
      };
    });
