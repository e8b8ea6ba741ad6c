import { numpyRandomState } from "@gd/data";
import { type Activation, batchNorm, linear, stack } from "@gd/layers";
import { fromElements, type Layer, type Parameters, type Shape } from "@gd/tensor";

/** Sizes of the tutorial's first network: two inputs, two hidden layers of three, two outputs. */
export const SMALL = [2, 3, 3, 2] as const;
/** The same with a thousand neurons in each hidden layer. */
export const LARGE = [2, 1000, 1000, 2] as const;

/** Linear layers, each followed by the same activation, perhaps with a normalization in between. */
export type FullyConnected = Layer<Shape, Shape, readonly Parameters[], readonly Parameters[]>;

export interface FullyConnectedOptions {
  /** Whether there is batch normalization between each linear layer and its activation. Default: false. */
  readonly normalized?: boolean;
}

export const fullyConnected = (
  sizes: readonly number[],
  activation: Activation,
  { normalized = false }: FullyConnectedOptions = {},
): FullyConnected =>
  stack(
    sizes
      .slice(1)
      .flatMap((outputs, i) => [linear(sizes[i]!, outputs), ...(normalized ? [batchNorm(outputs)] : []), activation]),
    { name: `network ${sizes.join("-")}` },
  );

/**
 * The tutorial's initial weights, as NumPy draws them from a seed: for each layer a matrix [outputs, inputs + 1], uniform
 * in [0, 1), whose last column is the bias. They are laid out as the parameters of `fullyConnected`.
 */
export const tutorialWeights = (
  sizes: readonly number[],
  seed: number,
  { normalized = false }: FullyConnectedOptions = {},
): readonly Parameters[] => {
  const random = numpyRandomState(seed);
  return sizes.slice(1).flatMap((outputs, i) => {
    const inputs = sizes[i]!;
    const matrix = random.rand(outputs, inputs + 1);
    const weight = new Float64Array(inputs * outputs);
    const bias = new Float64Array(outputs);
    for (let output = 0; output < outputs; output++) {
      const row = matrix.subarray(output * (inputs + 1), (output + 1) * (inputs + 1));
      for (let input = 0; input < inputs; input++) weight[input * outputs + output] = row[input]!;
      bias[output] = row[inputs]!;
    }
    const normalization = {
      scale: fromElements(new Float64Array(outputs).fill(1), [outputs]),
      shift: fromElements(new Float64Array(outputs), [outputs]),
    };
    return [
      { weight: fromElements(weight, [inputs, outputs]), bias: fromElements(bias, [outputs]) },
      ...(normalized ? [normalization] : []),
      [],
    ];
  });
};
