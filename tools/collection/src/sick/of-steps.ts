import { split } from "@gd/data";
import { adam, chain, clipByNorm, gradientDescent, momentum, weightDecay } from "@gd/optim";
import { randomStreams } from "@gd/tensor";
import { l2 } from "@gd/train";
import { training } from "../run.ts";
import { changedData } from "./change.ts";
import type { Mistake } from "./mistake.ts";

/** Mistakes in the optimizer, the batches and the length of a training. */
export const ofSteps: readonly Mistake[] = [
  {
    cause: "rate too high",
    name: "adam at a rate of 1",
    source: "Schoop et al., UMLAUT (2021): learning rate too high",
    tasks: ["clouds", "friedman", "bars", "moons"],
    plant: (task) => training(task, { optimizer: adam({ learningRate: 1 }) }),
  },
  {
    cause: "rate too high",
    name: "gradient descent that oscillates",
    source: "Goodfellow, Bengio & Courville, Deep Learning (2016), §11.4.1",
    tasks: ["waves", "manyClouds"],
    plant: (task) => training(task, { optimizer: momentum({ learningRate: 1, momentum: 0.9 }) }),
  },
  {
    cause: "rate too low",
    name: "adam at a rate of a hundred-thousandth",
    source: "Schoop et al., UMLAUT (2021): learning rate too low; Zhang et al., AUTOTRAINER (2021): slow convergence",
    tasks: ["clouds", "friedman", "bars", "moons"],
    plant: (task) => training(task, { optimizer: adam({ learningRate: 1e-5 }) }),
  },
  {
    cause: "rate too low",
    name: "gradient descent at a rate of a thousandth",
    tasks: ["waves", "manyClouds"],
    plant: (task) => training(task, { optimizer: gradientDescent({ learningRate: 1e-3 }) }),
  },
  {
    cause: "not finite",
    name: "a rate at which numbers overflow",
    source: "Wardat et al., DeepLocalize (2021): numerical errors",
    tasks: ["waves", "friedman", "waves"],
    plant: (task) => training(task, { optimizer: gradientDescent({ learningRate: 300 }) }),
  },
  {
    cause: "batchNorm with small batches",
    name: "batchNorm on two examples",
    source: "Ioffe, Batch Renormalization (2017), §1; Wu & He, Group Normalization (2018)",
    tasks: ["clouds", "waves", "friedman"],
    plant: (task) => training(task, { batchSize: 2, dropLast: true, epochs: 6 }, { batchNorm: true }),
  },
  {
    cause: "noisy batches",
    name: "one or two examples in a batch",
    source: "McCandlish et al., An Empirical Model of Large-Batch Training (2018), §2",
    tasks: ["friedman", "waves", "friedman"],
    plant: (task) => training(task, { batchSize: 1, optimizer: adam({ learningRate: 0.015 }) }),
  },
  {
    cause: "clipped most of the time",
    name: "a limit of a thousandth",
    source: "Pascanu, Mikolov & Bengio, On the difficulty of training recurrent neural networks (2013), §3.2",
    tasks: ["clouds", "waves", "moons"],
    plant: (task) => training(task, { optimizer: chain(clipByNorm(1e-3), gradientDescent({ learningRate: 0.1 })) }),
  },
  {
    cause: "weight decay too strong",
    name: "a penalty that rules the loss",
    source: "Ivanov, 37 Reasons why your Neural Network is not working (2017), no. 31: reduce regularization",
    tasks: ["clouds", "friedman", "bars"],
    plant: (task) => training(task, { regularization: l2({ strength: 1 }) }),
  },
  {
    cause: "weight decay too strong",
    name: "a decay that shrinks weights at once",
    tasks: ["waves", "moons"],
    plant: (task) => training(task, { optimizer: chain(weightDecay(1), gradientDescent({ learningRate: 0.1 })) }),
  },
  {
    cause: "stopped too early",
    name: "a patience of one epoch",
    source: "Prechelt, Early Stopping — But When? (1998), §2",
    tasks: ["friedman", "waves", "manyClouds"],
    plant: (task) => {
      const [validation] = split(task.validation, 0.2, randomStreams(task.seed).stream("few"));
      return training(task, {
        validation,
        earlyStopping: { patience: 1 },
        optimizer: adam({ learningRate: 0.004 }),
        batchSize: 8,
      });
    },
  },
  {
    cause: "overfitting",
    name: "a wide network, few examples and wrong labels",
    source: "Goodfellow, Bengio & Courville, Deep Learning (2016), §7.8",
    tasks: ["clouds", "friedman", "moons", "manyClouds"],
    plant: (task) => {
      const { uniform, standardNormal } = randomStreams(task.seed).stream("wrong labels");
      const isLabel = task.outputs > 1;
      const wrong = (t: number): number => {
        if (isLabel) return uniform() < 0.2 ? Math.floor(uniform() * task.outputs) : t;
        return task.name === "moons" ? (uniform() < 0.2 ? 1 - t : t) : t + 0.5 * standardNormal();
      };
      const data = changedData(task.data, ({ input, target }, place) =>
        place < 80 ? { input, target: target.map(wrong) } : undefined,
      );
      const validation = changedData(task.validation, ({ input, target }) => ({ input, target: target.map(wrong) }));
      return training(task, { data, validation, epochs: 150 }, { width: 128 });
    },
  },
];
