import { linear, sigmoid, stack, uniform } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { referenceInterpreter, tensor } from "@gd/tensor";
import { createTraining } from "@gd/train/core";

const interpreter = referenceInterpreter({ dtype: "float64" });
const start = uniform({ low: 0, high: 1 });
const activation = sigmoid({ gain: 0.01, derivative: "without-gain" });
const row = (values: readonly number[]) => tensor([values], { dtype: "float64" });

/** The tutorial's class: layers of sigmoid(0.01 z), trained one pair at a time on the squared error. */
export class Network {
  readonly #training;

  constructor(layers: readonly number[], { learningRate = 0.01, seed = 0 } = {}) {
    const model = stack(
      layers.slice(1).flatMap((units, i) => [linear(layers[i]!, units, { weight: start, bias: start }), activation]),
    );
    const optimizer = gradientDescent({ learningRate });
    this.#training = createTraining({ model, loss: residualSumOfSquares, optimizer, interpreter, seed });
  }

  /** The answer to one input. */
  predict(data: readonly number[]): readonly number[] {
    return [...this.#training.predict(row(data)).data];
  }

  /** Learns one pair, and returns the squared error that it had before. */
  train(data: readonly number[], target: readonly number[]): number {
    return this.#training.step({ input: row(data), target: row(target) }).loss;
  }
}
