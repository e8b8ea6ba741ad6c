import { softmaxCrossEntropy } from "@gd/losses";
import { adam, gradientDescent, momentum } from "@gd/optim";
import { training } from "../run.ts";
import type { Mistake } from "./mistake.ts";

/** The loss without the word by which `train` refuses a softmax before it, as a loss of one's own has none. */
const own = { ...softmaxCrossEntropy, name: softmaxCrossEntropy.name, activation: undefined };

/** Mistakes in the model and its first weights. */
export const ofModel: readonly Mistake[] = [
  {
    cause: "softmax twice",
    name: "softmax before a loss that takes logits",
    source: "Karpathy, tweet of 1 July 2018, no. 4: softmaxed outputs to a loss that expects raw logits",
    tasks: ["clouds", "manyClouds", "bars"],
    plant: (task) => training(task, { loss: own }, { last: { type: "softmax" } }),
  },
  {
    cause: "sigmoid before softmax",
    name: "sigmoid before softmaxCrossEntropy",
    source:
      "Holden, My Neural Network isn't working! What should I do? (2017): wrong activation function on the final layer",
    tasks: ["clouds", "manyClouds", "bars"],
    plant: (task) => training(task, { loss: own }, { last: { type: "sigmoid", gain: 1 } }),
  },
  {
    cause: "bounded output",
    name: "relu or tanh behind the last layer of a regression",
    source:
      "Holden, My Neural Network isn't working! What should I do? (2017): wrong activation function on the final layer",
    tasks: ["waves", "friedman", "waves"],
    plant: (task) => training(task, {}, { last: { type: task.width === 16 ? "relu" : "tanh" } }),
  },
  {
    cause: "symmetric weights",
    name: "weights that are all the same",
    source: "Goodfellow, Bengio & Courville, Deep Learning (2016), §8.4; TheDeepChecker (2023): unbreaking symmetry",
    tasks: ["clouds", "moons", "friedman", "waves"],
    plant: (task) => training(task, {}, { weight: { type: "constant", value: task.width === 16 ? 0 : 0.1 } }),
  },
  {
    cause: "bad initial scale",
    name: "weights of a standard normal distribution",
    source: "TheDeepChecker (2023): poor weight initialization; SageMaker Debugger: poor_weight_initialization",
    tasks: ["manyClouds", "bars", "friedman"],
    plant: (task) =>
      training(
        task,
        { optimizer: gradientDescent({ learningRate: 0.01 }) },
        { weight: { type: "standardNormal" }, depth: 3, width: 32 },
      ),
  },
  {
    cause: "bad initial scale",
    name: "weights of a thousandth",
    source: "Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks (2010)",
    tasks: ["clouds", "waves", "moons"],
    plant: (task) =>
      training(
        task,
        { optimizer: gradientDescent({ learningRate: 0.05 }) },
        { weight: { type: "uniform", low: -0.001, high: 0.001 } },
      ),
  },
  {
    cause: "vanishing gradients",
    name: "eight layers of sigmoid",
    source: "Zhang et al., AUTOTRAINER (2021): vanishing gradient",
    tasks: ["clouds", "moons", "waves", "bars"],
    plant: (task) =>
      training(
        task,
        { optimizer: momentum({ learningRate: 0.03, momentum: 0.9 }) },
        { activation: { type: "sigmoid", gain: 1 }, depth: 8 },
      ),
  },
  {
    cause: "exploding gradients",
    name: "ten layers whose weights are three times too large",
    source: "Zhang et al., AUTOTRAINER (2021): exploding gradient; Pascanu et al. (2013)",
    tasks: ["clouds", "waves", "friedman"],
    plant: (task) =>
      training(
        task,
        { optimizer: gradientDescent({ learningRate: 1e-4 }) },
        { weight: { type: "orthogonal", gain: 3 }, depth: 10 },
      ),
  },
  {
    cause: "dead units",
    name: "biases of −5",
    source: "Zhang et al., AUTOTRAINER (2021): dying relu",
    tasks: ["clouds", "moons", "waves", "bars"],
    plant: (task) =>
      training(
        task,
        { optimizer: gradientDescent({ learningRate: 0.05 }) },
        { bias: { type: "constant", value: task.data.inputShape.length === 3 ? -9 : -5 } },
      ),
  },
  {
    cause: "saturated units",
    name: "tanh behind biases of 6",
    source: "Ben Braiek & Khomh, TheDeepChecker (2023): saturated activations; Glorot & Bengio (2010)",
    tasks: ["clouds", "moons", "waves"],
    plant: (task) =>
      training(
        task,
        { optimizer: adam({ learningRate: 0.001 }) },
        { activation: { type: "tanh" }, bias: { type: "constant", value: 6 } },
      ),
  },
  {
    cause: "plateau",
    name: "sigmoid(0.01 z), which hardly has a slope",
    tasks: ["clouds", "moons", "waves"],
    plant: (task) =>
      training(
        task,
        { optimizer: gradientDescent({ learningRate: 0.05 }) },
        { activation: { type: "sigmoid", gain: 0.01 } },
      ),
  },
  {
    cause: "underfitting",
    name: "no hidden layer for what is not linear",
    source: "Goodfellow, Bengio & Courville, Deep Learning (2016), §6.1: xor",
    tasks: ["moons", "waves", "moons"],
    plant: (task) => training(task, {}, { depth: 0 }),
  },
];
