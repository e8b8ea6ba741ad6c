import { accuracy, meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { createContext, tensor, toArray } from "@gd/tensor";

const context = createContext();
const squared = meanSquaredError.evaluate(context, tensor([[1, 3]]), tensor([[1, 1]]));
const error: number = toArray(squared.value);
if (error !== 2) throw new Error(`the mean squared error is ${error}`);
const gradient: number[][] = toArray(squared.backward());
if (JSON.stringify(gradient) !== "[[0,2]]") throw new Error(`the gradient is ${JSON.stringify(gradient)}`);

const logits = tensor([
  [0, 0],
  [0, 9],
]);
const labels = tensor([0, 1]);
const value: number = toArray(softmaxCrossEntropy.evaluate(context, logits, labels).value);
if (!(value > 0.34 && value < 0.35)) throw new Error(`the cross entropy is ${value}`);
if (accuracy(logits, labels) !== 1) throw new Error("both examples are classified correctly");
