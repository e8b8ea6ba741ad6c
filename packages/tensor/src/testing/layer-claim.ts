import { expectBoolean, expectSize } from "../expect/expect.js";
import { expectParameters } from "../expect/expect-parameters.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import { coefficientsAt } from "../model/coefficients.js";
import { createContext } from "../model/create-context.js";
import type { Layer } from "../model/layer.js";
import { leaves, leavesOf, mapLeaves, type Parameters } from "../parameters.js";
import type { RandomStream } from "../random/random-stream.js";
import { expectSeed } from "../random/random-streams.js";
import { type Shape, sizeOf } from "../shape.js";
import { fromElements, type Tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { forwardOf } from "./forward-of.js";
import type { GradientClaim } from "./gradient-claim.js";
import { randomTensor } from "./random-tensor.js";

/** Where the gradients of a layer are checked. */
export interface LayerPoint<P extends Parameters = Parameters> {
  /** A batch. Default: a random one. */
  readonly input?: Tensor;
  /** The number of classes, if the input holds labels. Labels are not varied. */
  readonly labels?: number;
  /** The parameters. Default: the initial ones, each moved at random. */
  readonly parameters?: P;
  /** Whether to check the layer as in training, or as in evaluation. Default: true. */
  readonly training?: boolean;
  /** The number of examples in a random batch. Default: 5. */
  readonly batch?: number;
  /** The seed of everything that is drawn at random. Default: 0. */
  readonly seed?: number | string;
}

const interpreter = referenceInterpreter({ dtype: "float64" });
const { ops } = interpreter;

/** What a layer claims: the gradients of Σ output ∘ g with respect to its input and parameters, for a random g. */
export const layerClaim = (
  layer: Layer,
  { input: given, labels, training = true, batch: examples = 5, seed = 0, ...point }: LayerPoint = {},
): GradientClaim => {
  if (given !== undefined) expectTensor("checkGradients(input)", given);
  if (labels !== undefined) expectSize("checkGradients(labels)", labels);
  if (point.parameters !== undefined) expectParameters("checkGradients(parameters)", point.parameters);
  expectBoolean("checkGradients(training)", training);
  expectSize("checkGradients(batch)", examples);
  expectSeed("checkGradients(seed)", seed);
  const context = createContext({ ops, seed, training, coefficients: coefficientsAt(layer, ops, 0) });
  const random = context.random.stream("gradient check");
  const parameters = mapLeaves(point.parameters ?? layer.initialize(context), (leaf) =>
    point.parameters === undefined
      ? moved(leaf, randomTensor(random, leaf.shape))
      : interpreter.variable(ops.from(leaf)),
  );
  const shape = [examples, ...layer.inputShape];
  const drawn = labels === undefined ? randomTensor(random, shape) : randomLabels(random, shape, labels);
  const input = given === undefined ? drawn : interpreter.variable(ops.from(given));
  const { statistics } = forwardOf(layer, { ...context, training: true }, parameters, input);
  const { output, backward } = forwardOf(layer, context, parameters, input, statistics);
  const outputGradient = randomTensor(random, output.shape);
  const { inputGradient, gradients } = Object(backward(outputGradient)) as ReturnType<typeof backward>;
  const claimed = new Map([
    ["input", inputGradient] as const,
    ...leavesOf(`${layer.name}: the gradients of its backward`, gradients),
  ]);
  const variables = [...(labels === undefined ? [["input", input] as const] : []), ...leaves(parameters)];

  const [batch = 1] = input.shape;
  const length = sizeOf(output.shape);
  /** Σ output ∘ g over some of the outputs. */
  const sumOf = (start: number, count: number): number => {
    const current = layer.forward(context, parameters, input, statistics).output;
    const products = ops.reshape(ops.multiply(current, outputGradient), [length]);
    return toArray(ops.sum(ops.slice(products, start, [count])));
  };
  return {
    name: layer.name,
    variables,
    value: () => sumOf(0, length),
    gradients: variables.map(([name]) => claimed.get(name)),
    batch,
    exampleValue: (example) => sumOf((example * length) / batch, length / batch),
  };
};

/** Parameters that start at 0 or 1 would hide mistakes. Those with many inputs move less, as activations saturate. */
const moved = <S extends Shape>(leaf: Tensor<S>, by: Tensor<S>): Tensor<S> => {
  const inputs = sizeOf(leaf.shape) / (leaf.shape.at(-1) ?? 1);
  return ops.add(leaf, ops.multiply(by, 0.3 / Math.sqrt(inputs)));
};

const randomLabels = (random: RandomStream, shape: Shape, classes: number): Tensor =>
  fromElements(
    Float64Array.from({ length: sizeOf(shape) }, () => random.integer(classes)),
    shape,
  );
