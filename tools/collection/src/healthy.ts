import type { AnyOptions } from "@gd/insight";
import { adam, adamW, gradientDescent, momentum, nesterov, rmsprop } from "@gd/optim";
import type { NetworkOptions } from "./network.ts";
import { type Run, training } from "./run.ts";
import { type Size, type Task, tasks } from "./task.ts";

/** Ways to train that work, for each task another one in each size. */
const ways: readonly {
  readonly name: string;
  readonly changes?: Partial<AnyOptions>;
  readonly network?: NetworkOptions;
}[] = [
  { name: "adam" },
  { name: "momentum", changes: { optimizer: momentum({ learningRate: 0.03, momentum: 0.9 }) } },
  { name: "gradient descent", changes: { optimizer: gradientDescent({ learningRate: 0.1 }) } },
  { name: "tanh", changes: { optimizer: adam({ learningRate: 0.005 }) }, network: { activation: { type: "tanh" } } },
  { name: "batchNorm", network: { batchNorm: true } },
  {
    name: "adamW, gelu",
    changes: { optimizer: adamW({ learningRate: 0.005 }) },
    network: { activation: { type: "gelu", approximate: "none" } },
  },
  {
    name: "heNormal",
    changes: { optimizer: rmsprop({ learningRate: 0.003 }) },
    network: { weight: { type: "heNormal" } },
  },
  { name: "one layer", changes: { optimizer: nesterov({ learningRate: 0.03, momentum: 0.9 }) }, network: { depth: 1 } },
  { name: "large batches", changes: { batchSize: 64, optimizer: adam({ learningRate: 0.015 }) } },
  { name: "small batches", changes: { batchSize: 16, optimizer: adam({ learningRate: 0.004 }) } },
  { name: "early stopping", changes: { earlyStopping: { patience: 8 } } },
];

const shorter = ({ data, loss }: Task): Partial<AnyOptions> =>
  loss.name !== "softmaxCrossEntropy" ? {} : { epochs: Math.max(6, Math.round(4800 / data.size)) };

/** Trainings in which nothing is wrong. */
export const healthyRuns = (sizes: readonly Size[], seed: number): readonly Run[] =>
  Object.values(tasks).flatMap((draw, t) =>
    ways.map(({ name, changes, network }, w) => {
      const task = draw(sizes[(t + w) % sizes.length]!, seed + 10 * t + w);
      return {
        name: `${task.name}, ${task.data.size} examples, ${name}`,
        cause: undefined,
        source: undefined,
        // Classes are learned soon, and by heart some time later.
        options: training(task, { ...shorter(task), ...changes }, network),
      };
    }),
  );
