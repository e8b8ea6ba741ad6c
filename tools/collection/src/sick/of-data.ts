import { meanSquaredError } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { randomStreams } from "@gd/tensor";
import { training } from "../run.ts";
import { changed } from "./change.ts";
import type { Mistake } from "./mistake.ts";

const noise = (seed: number) => randomStreams(seed).stream("mistake");

/** Mistakes in the data. */
export const ofData: readonly Mistake[] = [
  {
    cause: "unscaled inputs",
    name: "pixels and columns from 0 to 255",
    source:
      "Ben Braiek & Khomh, TheDeepChecker (2023): unscaled data; Schoop et al., UMLAUT (2021): inputs beyond −1 and 1",
    tasks: ["clouds", "bars", "friedman", "moons"],
    plant: (task) =>
      training(changed(task, ({ input, target }) => ({ input: input.map((x) => 60 * x + 128), target }))),
  },
  {
    cause: "unscaled inputs",
    name: "one column in other units",
    source: "LeCun et al., Efficient BackProp (1998), §4.3",
    tasks: ["manyClouds", "waves"],
    plant: (task) =>
      training(
        changed(task, ({ input, target }) => ({ input: input.map((x, i) => (i === 0 ? 2000 * x : x)), target })),
      ),
  },
  {
    cause: "unscaled targets",
    name: "prices as they are",
    source: "Ben Braiek & Khomh, TheDeepChecker (2023): unscaled data",
    tasks: ["waves", "friedman", "waves"],
    plant: (task) =>
      training(changed(task, ({ input, target }) => ({ input, target: target.map((t) => 300 * t + 2000) }))),
  },
  {
    cause: "leaking feature",
    name: "a column that was made of the answer",
    source: "Kapoor & Narayanan, Leakage and the reproducibility crisis in machine-learning-based science (2023): L2",
    tasks: ["clouds", "waves", "friedman"],
    plant: (task) => {
      const { standardNormal } = noise(task.seed);
      return training(
        changed(task, ({ input, target }) => ({
          input: input.map((x, i) => (i === 1 ? target[0]! + 0.05 * standardNormal() : x)),
          target,
        })),
      );
    },
  },
  {
    cause: "unbalanced classes",
    name: "few examples of one class",
    source: "Ivanov, 37 Reasons why your Neural Network is not working (2017), no. 8",
    tasks: ["clouds", "manyClouds", "clouds"],
    plant: (task) => {
      const { standardNormal, uniform } = noise(task.seed);
      // Classes overlap, so that the rare one gives way to the others.
      return training(
        changed(task, ({ input, target }) =>
          target[0] === 0 && uniform() > 0.06
            ? undefined
            : { input: input.map((x) => x + 1.5 * standardNormal()), target },
        ),
      );
    },
  },
  {
    cause: "squared error on classes",
    name: "a regression of the numbers 0 and 1",
    source: "Humbatova et al., Taxonomy of real faults in deep learning systems (2020): wrong loss function",
    tasks: ["clouds", "manyClouds", "bars"],
    plant: (task) =>
      training(
        {
          ...changed(task, ({ input, target }) => ({
            input,
            target: Float32Array.from({ length: task.outputs }, (_, c) => Number(c === target[0])),
          })),
          loss: meanSquaredError,
        },
        { optimizer: gradientDescent({ learningRate: 0.01 }) },
      ),
  },
];
