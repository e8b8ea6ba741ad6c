import { allocate } from "../dtype.js";
import { expectSize } from "../expect/expect.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectLayer } from "../expect/expect-parts.js";
import { counting } from "../interpreter/counting.js";
import { referenceInterpreter, referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { traced } from "../interpreter/traced.js";
import { coefficientsAt } from "../model/coefficients.js";
import type { Context } from "../model/context.js";
import { createContext } from "../model/create-context.js";
import type { Layer } from "../model/layer.js";
import { leaves, mapLeaves, type Parameters } from "../parameters.js";
import type { RandomStream } from "../random/random-stream.js";
import type { RandomStreams } from "../random/random-streams.js";
import { formatShape, type Shape, sameShape, sizeOf } from "../shape.js";
import { fromElements, type Tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { compareGradients } from "./compare-gradients.js";
import { compareTensors, compareTrees, FLOAT32, FLOAT64, SAME_BITS } from "./compare-tensors.js";
import { assertContract, type ContractCase, describeContract, errorOf } from "./contract.js";
import { describeGradientCheck } from "./describe-gradient-check.js";
import { forwardOf } from "./forward-of.js";
import { randomTensor } from "./random-tensor.js";

const BATCH = 5;
const interpreter = referenceInterpreter({ dtype: "float64" });
const float64 = interpreter.ops;

/** Options of `layerContract`. */
export interface LayerContractOptions {
  /** The number of classes, if the input holds labels. Their gradient must be 0. */
  readonly labels?: number;
}

/**
 * What every layer must guarantee: its gradients are the derivatives of its output, in training and in evaluation;
 * examples do not depend on their order, unless something is drawn at random; nothing that it receives changes; equal
 * seeds give equal bits; a single example gives what a batch of one gives; the parameters' gradients are the same
 * without the input's; all interpreters agree; inputs and gradients of another shape or precision are refused by name.
 */
export const layerContract = (layer: Layer, options: LayerContractOptions = {}): readonly ContractCase[] => {
  expectLayer("layerContract(layer)", layer);
  const { labels } = expectOptions("layerContract", options, ["labels"]);
  if (labels !== undefined) expectSize("layerContract(labels)", labels);
  const coefficients = coefficientsAt(layer, float64, 0);
  const context = createContext({ ops: float64, seed: "contract", coefficients });
  const random = context.random.stream("contract");
  const parameters = mapLeaves(layer.initialize(context), (leaf) =>
    float64.add(leaf, float64.multiply(randomTensor(random, leaf.shape), 0.3)),
  );
  const batchShape = [BATCH, ...layer.inputShape];
  const input: Tensor =
    labels === undefined ? randomTensor(random, batchShape) : randomLabels(random, batchShape, labels);
  const outputGradient = randomTensor(random, [BATCH, ...layer.outputShape]);
  const given: Parameters = { input, outputGradient, parameters };
  // Copied before the layer first runs: a second run may leave alone what the first one changed.
  const before = mapLeaves(given, interpreter.variable);
  let draws = false;
  const watched = (streams: RandomStreams): RandomStreams => ({
    stream(name) {
      draws = true;
      return streams.stream(name);
    },
    key(name) {
      draws = true;
      return streams.key(name);
    },
    within: (name) => watched(streams.within(name)),
    atStep: (step) => watched(streams.atStep(step)),
  });
  const watching = { ...context, random: watched(context.random) };
  const trained = forwardOf(layer, watching, parameters, input).statistics;
  const run = (ctx: Context, p: Parameters = parameters, x: Tensor = input, g: Tensor = outputGradient) => {
    const forward = forwardOf(layer, ctx, p, x, trained);
    const { inputGradient, gradients } = forward.backward(g);
    return { ...forward, inputGradient, gradients };
  };

  const gradientsAreDerivatives = (training: boolean): void => {
    const mode = { ...context, training };
    const { inputGradient, gradients } = run(mode);
    if (labels !== undefined) compareTensors("inputGradient", inputGradient, float64.fill(input.shape, 0), SAME_BITS);
    const variables = [...(labels === undefined ? [["input", input] as const] : []), ...leaves(parameters)];
    const claimed = leaves(gradients).map(([, leaf]) => leaf);
    const claim = {
      variables,
      value: () => dot(layer.forward(mode, parameters, input, trained).output, outputGradient),
      gradients: labels === undefined ? [inputGradient, ...claimed] : claimed,
    };
    const check = compareGradients(claim, { elementwise: Number.POSITIVE_INFINITY });
    const elements = variables.reduce((count, [, { data }]) => count + data.length, 0);
    assertContract(check.passed && check.compared > elements / 2, () => describeGradientCheck(check));
  };

  const exampleOf = (batch: Tensor): Tensor => float64.reshape(pick(batch, [0]), batch.shape.slice(1));
  const evaluation = { ...context, training: false };

  return [
    { name: "gradients are the derivatives of the output, in training", check: () => gradientsAreDerivatives(true) },
    { name: "gradients are the derivatives of the output, in evaluation", check: () => gradientsAreDerivatives(false) },
    {
      name: "examples do not depend on their order",
      check() {
        const order = Array.from({ length: BATCH }, (_, i) => (i * 2 + 1) % BATCH);
        // Random numbers drawn in training are not permuted with the examples.
        const mode = draws ? evaluation : context;
        const plain = run(mode);
        const permuted = run(mode, parameters, pick(input, order), pick(outputGradient, order));
        compareTensors("output", permuted.output, pick(plain.output, order), FLOAT64);
        compareTensors("inputGradient", permuted.inputGradient, pick(plain.inputGradient, order), FLOAT64);
        compareTrees("gradients", permuted.gradients, plain.gradients, FLOAT64);
      },
    },
    {
      name: "what it is given stays as it is",
      check() {
        const statistics = mapLeaves(trained, interpreter.variable);
        run(context);
        compareTrees("after a step", given, before, SAME_BITS);
        compareTrees("statistics after a step", trained, statistics, SAME_BITS);
      },
    },
    {
      name: "the same seed gives the same bits",
      check() {
        const [first, second] = ["seed", "seed"].map((seed) => {
          const seeded = createContext({ ops: float64, seed, coefficients });
          const fresh = layer.initialize(seeded);
          const { output, inputGradient, gradients } = run(seeded, fresh);
          return { fresh, output, inputGradient, gradients };
        });
        compareTrees("the second run", second!, first!, SAME_BITS);
      },
    },
    {
      name: "a single example gives what a batch of one gives",
      check() {
        const batch = run(evaluation, parameters, pick(input, [0]), pick(outputGradient, [0]));
        const single = run(evaluation, parameters, exampleOf(input), exampleOf(outputGradient));
        compareTensors("output", single.output, exampleOf(batch.output), SAME_BITS);
        compareTensors("inputGradient", single.inputGradient, exampleOf(batch.inputGradient), SAME_BITS);
        compareTrees("gradients", single.gradients, batch.gradients, SAME_BITS);
      },
    },
    {
      name: "the parameters' gradients alone are those beside the input's",
      check() {
        const compare = (what: string, ctx: Context, x: Tensor, g: Tensor): void => {
          const { backward, parameterGradients } = layer.forward(ctx, parameters, x, trained);
          compareTrees(what, parameterGradients(g), backward(g).gradients, SAME_BITS);
        };
        compare("of a batch in training", context, input, outputGradient);
        compare("of a batch in evaluation", evaluation, input, outputGradient);
        compare("of a single example", evaluation, exampleOf(input), exampleOf(outputGradient));
      },
    },
    {
      name: "traced gives the same bits, counting the same shapes, float32 the same values",
      check() {
        const { output, inputGradient, gradients } = run(context);
        const expected = { output, inputGradient, gradients };
        const of = ({ ops }: Pick<Context, "ops">, p: Parameters, x: Tensor, g: Tensor) => {
          const got = run({ ...context, ops, coefficients: coefficientsAt(layer, ops, 0) }, p, x, g);
          return { output: got.output, inputGradient: got.inputGradient, gradients: got.gradients };
        };
        const trace = of({ ops: traced(float64, () => {}) }, parameters, input, outputGradient);
        compareTrees("traced", trace, expected, SAME_BITS);

        const shapes = of(counting({ dtype: "float64" }), parameters, input, outputGradient);
        leaves(shapes).forEach(([path, { shape }], i) => {
          const wanted = leaves(expected)[i]![1].shape;
          assertContract(
            sameShape(shape, wanted),
            () => `counting ${path}: ${formatShape(shape)}, not ${formatShape(wanted)}`,
          );
        });

        const ops = referenceOps({ dtype: "float32" });
        const rounded = <P extends Parameters>(tree: P) => mapLeaves(tree, ops.from);
        const narrowContext = { ...context, ops, coefficients: coefficientsAt(layer, ops, 0) };
        const narrow = layer.forward(narrowContext, rounded(parameters), rounded(input), rounded(trained));
        const back = narrow.backward(rounded(outputGradient));
        compareTensors("float32 output", narrow.output, output, FLOAT32);
        compareTensors("float32 inputGradient", back.inputGradient, inputGradient, FLOAT32);
        compareTrees("float32 gradients", back.gradients, gradients, FLOAT32);
      },
    },
    {
      name: "inputs and gradients of another shape or precision are refused by name",
      check() {
        const wider = [...layer.inputShape.slice(0, -1), (layer.inputShape.at(-1) ?? 0) + 1];
        const [one, oneGradient] = [exampleOf(input), exampleOf(outputGradient)];
        const forward = (x: Tensor) => () => layer.forward(evaluation, parameters, x, trained);
        const backward = (x: Tensor, g: Tensor) => () => forward(x)().backward(g);
        const alone = (x: Tensor, g: Tensor) => () => forward(x)().parameterGradients(g);
        const longer = (x: Tensor): Tensor => float64.reshape(x, [...x.shape, 1]);
        const narrow = (x: Tensor): Tensor => referenceOps({ dtype: "float32" }).from(x);
        const larger = randomTensor(random, [BATCH + 1, ...layer.outputShape]);
        const refusals: readonly (readonly [string, string, () => unknown])[] = [
          ["an input of another size", "ShapeError", forward(randomTensor(random, [BATCH, ...wider]))],
          ["an input of another rank", "ShapeError", forward(randomTensor(random, [1, BATCH, ...layer.inputShape]))],
          ["a gradient of another size", "ShapeError", backward(input, larger)],
          ["a gradient of another size, for the parameters alone,", "ShapeError", alone(input, larger)],
          ["a gradient of another rank", "ShapeError", backward(input, longer(outputGradient))],
          ["a float32 input", "DTypeError", forward(narrow(input))],
          ["a float32 gradient", "DTypeError", backward(input, narrow(outputGradient))],
          // A single example without axes has no other size.
          ...(layer.inputShape.length === 0
            ? []
            : [["a single input of another size", "ShapeError", forward(randomTensor(random, wider))] as const]),
          ["a single gradient of another rank", "ShapeError", backward(one, longer(oneGradient))],
          [
            "a single gradient of another rank, for the parameters alone,",
            "ShapeError",
            alone(one, longer(oneGradient)),
          ],
          ["a float32 single input", "DTypeError", forward(narrow(one))],
          ["a float32 single gradient", "DTypeError", backward(one, narrow(oneGradient))],
        ];
        for (const [what, name, call] of refusals) {
          const error = errorOf(what, call);
          assertContract(
            error.name === name && error.message.includes(layer.name),
            () => `${what} gave ${error.name}: ${error.message}; expected a ${name} that names ${layer.name}`,
          );
        }
      },
    },
  ];
};

/** The layer contract as tests. */
export const describeLayer = (layer: Layer, options?: LayerContractOptions): void => {
  const contract = layerContract(layer, options);
  describeContract(layer.name, contract);
};

const randomLabels = (random: RandomStream, shape: Shape, classes: number): Tensor =>
  fromElements(
    allocate("float64", sizeOf(shape)).map(() => random.integer(classes)),
    shape,
  );

/** Σ aᵢbᵢ */
const dot = (a: Tensor, b: Tensor): number => toArray(float64.sum(float64.multiply(a, b)));

/** The examples of a batch at these places, in this order. */
const pick = (batch: Tensor, order: readonly number[]): Tensor => {
  const [size = 1, ...shape] = batch.shape;
  const length = batch.data.length / size;
  const vector = float64.reshape(batch, [batch.data.length]);
  const parts = order.map((example) => float64.slice(vector, example * length, [length]));
  return float64.reshape(float64.concatenate(parts), [order.length, ...shape]);
};
