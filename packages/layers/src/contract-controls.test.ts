import {
  type Batch,
  type Context,
  drawUniform,
  type Layer,
  none,
  type Ops,
  type Parameters,
  referenceInterpreter,
  referenceOps,
  type Shape,
  type Tensor,
  tensor,
} from "@gd/tensor";
import { failingCases, type LayerContractOptions, layerContract } from "@gd/tensor/testing";
import { describe, expect, test } from "vitest";
import { sigmoid } from "./activations/sigmoid.js";
import { type Activated, defineActivation } from "./define/define-activation.js";
import { defineLayer, noStatistics } from "./define/define-layer.js";
import { defineInitializer } from "./initialize/define-initializer.js";
import { embedding } from "./linear/embedding.js";
import { linear } from "./linear/linear.js";

/** The cases of the contract that a layer breaks. */
const broken = (layer: Layer, options?: LayerContractOptions): readonly string[] =>
  failingCases(layerContract(layer, options));

const TRAINING = "gradients are the derivatives of the output, in training";
const EVALUATION = "gradients are the derivatives of the output, in evaluation";
const ORDER = "examples do not depend on their order";
const UNCHANGED = "what it is given stays as it is";
const SEED = "the same seed gives the same bits";
const SINGLE = "a single example gives what a batch of one gives";
const INTERPRETERS = "traced gives the same bits, counting the same shapes, float32 the same values";
const ALONE = "the parameters' gradients alone are those beside the input's";
const REFUSED = "inputs and gradients of another shape or precision are refused by name";

type Square = readonly [3];
type Matrix = Tensor<readonly [number, 3]>;
type Linear = { readonly weight: Tensor<readonly [3, 3]>; readonly bias: Tensor<Square> };
type Back = {
  readonly inputGradient: Matrix;
  readonly gradients: Linear;
  /** The gradients without the input's. */
  readonly alone: Linear;
};

/** A copy of linear(3, 3) whose backward pass is spoilt. */
const spoiltLinear = (spoil: (ops: Ops, back: Back, outputGradient: Matrix) => Partial<Back>): Layer =>
  defineLayer<Square, Square, Linear, readonly []>({
    name: "spoilt",
    inputShape: [3],
    outputShape: [3],
    initialize: (context) => linear(3, 3).initialize(context),
    initializeStatistics: noStatistics,
    forward({ ops }, { weight, bias }, input) {
      const back = (outputGradient: Matrix): Back => {
        const gradients = {
          weight: ops.matmul(ops.transpose(input), outputGradient),
          bias: ops.sumRows(outputGradient),
        };
        const right = {
          inputGradient: ops.matmul(outputGradient, ops.transpose(weight)),
          gradients,
          alone: gradients,
        };
        const spoilt = spoil(ops, right, outputGradient);
        return { ...right, alone: spoilt.gradients ?? gradients, ...spoilt };
      };
      return {
        output: ops.addRow(ops.matmul(input, weight), bias),
        backward: back,
        parameterGradients: (outputGradient) => back(outputGradient).alone,
      };
    },
  });

/** relu with another forward or backward pass. */
const spoiltRelu = (spoil: <S extends Shape>(ops: Ops, input: Tensor<S>) => Partial<Activated<S>>): Layer =>
  defineActivation("spoilt", ({ ops }, input) => ({
    output: ops.maximum(input, 0),
    backward: (outputGradient) => ops.where(input, outputGradient, 0),
    ...spoil(ops, input),
  })).at([3]);

/** Dropout of half of the elements, whose mask is drawn where it is used. */
const spoiltDropout = (
  forward: <S extends Shape>(context: Context, input: Tensor<S>, mask: () => Tensor<S>) => Activated<S>,
): Layer =>
  defineActivation("spoilt", (context, input) =>
    forward(context, input, () => {
      const { ops } = context;
      return ops.where(ops.subtract(drawUniform(context, "mask", input.shape), 0.5), 2, 0);
    }),
  ).at([3]);

/** Batch normalization without parameters or statistics, whose gradient of the input is spoilt. */
const spoiltNorm = (
  inputGradient: (ops: Ops, g: Matrix, normalized: Matrix, inverseDeviation: Tensor<Square>) => Matrix,
): Layer =>
  defineLayer<Square, Square, readonly [], readonly []>({
    name: "spoilt",
    inputShape: [3],
    outputShape: [3],
    initialize: () => none,
    initializeStatistics: noStatistics,
    forward({ ops, training }, _parameters, input) {
      if (!training) return { output: input, backward: (g) => ({ inputGradient: g, gradients: none }) };
      const centred = ops.subtractRow(input, averageOf(ops, input));
      const inverseDeviation = ops.divide(1, ops.sqrt(ops.add(averageOf(ops, ops.multiply(centred, centred)), 1e-5)));
      const normalized = ops.multiplyRow(centred, inverseDeviation);
      return {
        output: normalized,
        backward: (g) => ({ inputGradient: inputGradient(ops, g, normalized, inverseDeviation), gradients: none }),
      };
    },
  });

/** Changes a tensor of these operations in place. */
const overwrite = <S extends Shape>({ dtype }: Ops, target: Tensor<S>, source: Tensor<NoInfer<S>>): void =>
  referenceInterpreter({ dtype }).assign(target, source);

const averageOf = (ops: Ops, matrix: Matrix): Tensor<Square> => ops.divide(ops.sumRows(matrix), matrix.shape[0]);

/** The first example's part of a sum over the batch. */
const firstRow = (ops: Ops, matrix: Matrix): Tensor<Square> => ops.slice(ops.concatenate([matrix]), 0, [3]);

/** The first example once, the second twice, and so on. */
const byPosition = <S extends Shape>(ops: Ops, input: Tensor<S>): Tensor<S> => {
  const [batch = 0] = input.shape;
  const positions = tensor(Array.from({ length: batch }, (_, i) => i + 1));
  return ops.reshape(ops.multiplyColumn(ops.reshape(input, [batch, 3]), ops.from(positions)), input.shape);
};

/** A layer without `defineLayer`, which doubles single examples and checks nothing. */
const byHand: Layer = {
  name: "spoilt",
  inputShape: [3],
  outputShape: [3],
  initialize: () => none,
  initializeStatistics: noStatistics,
  forward<S extends Shape>({ ops }: Context, _parameters: Parameters, input: Tensor<S>) {
    const factor = input.shape.length === 1 ? 2 : 1;
    return {
      output: ops.multiply(input, factor),
      statistics: none,
      backward: (g: Tensor<S>) => ({ inputGradient: ops.multiply(g, factor), gradients: none }),
      parameterGradients: () => none,
    };
  },
};

/** relu.at([3]), but a single example is made a batch of one before it is checked. */
const unchecked: Layer = {
  ...byHand,
  forward<S extends Shape>(context: Context, _parameters: Parameters, input: Tensor<S>) {
    const { ops } = context;
    const asBatch = (x: Tensor): Tensor => (input.shape.length === 1 ? ops.reshape(x, [1, 3]) : x);
    const relu = spoiltRelu(() => ({})).forward(context, none, asBatch(input));
    return {
      output: ops.reshape(relu.output, input.shape),
      statistics: none,
      backward(g: Tensor<S>) {
        const { inputGradient, gradients } = relu.backward(asBatch(g));
        return { inputGradient: ops.reshape(inputGradient, input.shape), gradients };
      },
      parameterGradients: (g: Tensor<S>) => relu.parameterGradients(asBatch(g)),
    };
  },
};

let draws = 0;
const unseeded = defineInitializer("unseeded", () => () => draws++);

describe("without a mistake", () => {
  test.each<readonly [string, Layer]>([
    ["linear", spoiltLinear(() => ({}))],
    ["relu", spoiltRelu(() => ({}))],
    [
      "batchNorm",
      spoiltNorm((ops, g, normalized, inverseDeviation) => {
        const along = averageOf(ops, ops.multiply(g, normalized));
        const through = ops.addRow(ops.multiplyRow(normalized, along), averageOf(ops, g));
        return ops.multiplyRow(ops.subtract(g, through), inverseDeviation);
      }),
    ],
  ])("the copy of %s keeps the contract", (_name, layer) => {
    expect(broken(layer)).toEqual([]);
  });
});

describe("a planted mistake is caught", () => {
  test.each<readonly [mistake: string, layer: Layer, caughtBy: readonly string[]]>([
    [
      "a wrong sign",
      spoiltLinear((ops, { inputGradient }) => ({ inputGradient: ops.multiply(inputGradient, -1) })),
      [TRAINING, EVALUATION],
    ],
    [
      "a missing factor",
      spoiltLinear((ops, { gradients }) => ({
        gradients: { ...gradients, weight: ops.multiply(gradients.weight, 0.5) },
      })),
      [TRAINING, EVALUATION],
    ],
    [
      "a factor that is 1 part in a million off",
      spoiltLinear((ops, { inputGradient }) => ({ inputGradient: ops.multiply(inputGradient, 1 + 1e-6) })),
      [TRAINING, EVALUATION],
    ],
    [
      "a forgotten bias gradient",
      spoiltLinear((ops, { gradients }) => ({ gradients: { ...gradients, bias: ops.fill([3], 0) } })),
      [TRAINING, EVALUATION],
    ],
    [
      "a transposed weight gradient",
      spoiltLinear((ops, { gradients }) => ({ gradients: { ...gradients, weight: ops.transpose(gradients.weight) } })),
      [TRAINING, EVALUATION],
    ],
    [
      "no sum over the batch",
      spoiltLinear((ops, { gradients }, g) => ({ gradients: { ...gradients, bias: firstRow(ops, g) } })),
      [TRAINING, EVALUATION, ORDER],
    ],
    [
      "a relu that masks by the gradient's sign",
      spoiltRelu((ops) => ({ backward: (g) => ops.where(g, g, 0) })),
      [TRAINING, EVALUATION],
    ],
    [
      "sigmoid without its gain in the derivative",
      sigmoid({ gain: 0.01, derivative: "without-gain" }).at([3]),
      [TRAINING, EVALUATION],
    ],
    [
      "a mean taken as constant",
      spoiltNorm((ops, g, normalized, inverseDeviation) => {
        const along = averageOf(ops, ops.multiply(g, normalized));
        return ops.multiplyRow(ops.subtract(g, ops.multiplyRow(normalized, along)), inverseDeviation);
      }),
      [TRAINING],
    ],
    [
      "a variance taken as constant",
      spoiltNorm((ops, g, _normalized, inverseDeviation) =>
        ops.multiplyRow(ops.subtractRow(g, averageOf(ops, g)), inverseDeviation),
      ),
      [TRAINING],
    ],
    [
      "an input changed in place",
      spoiltRelu((ops, input) => {
        const output = ops.maximum(input, 0);
        overwrite(ops, input, ops.subtract(input, 1));
        return { output };
      }),
      [UNCHANGED, INTERPRETERS],
    ],
    [
      "a gradient changed in place",
      spoiltRelu((ops, input) => ({
        backward(g) {
          const gradient = ops.where(input, g, 0);
          overwrite(ops, g, ops.multiply(g, 2));
          return gradient;
        },
      })),
      [TRAINING, EVALUATION, ORDER, UNCHANGED, SEED, INTERPRETERS],
    ],
    [
      "an output that depends on the order of the examples",
      spoiltRelu((ops, input) => ({ output: byPosition(ops, input), backward: (g) => byPosition(ops, g) })),
      [ORDER],
    ],
    [
      "parameters that no seed determines",
      {
        ...linear(3, 3),
        initialize: (context) => linear(3, 3, { bias: unseeded }).initialize(context),
      },
      [SEED],
    ],
    [
      "operations other than the context's",
      spoiltRelu((_ops, input) => ({ output: referenceOps({ dtype: "float64" }).maximum(input, 0) })),
      [INTERPRETERS],
    ],
    [
      "a bias gradient forgotten without the input's",
      spoiltLinear((ops, { gradients }) => ({ alone: { ...gradients, bias: ops.fill([3], 0) } })),
      [ALONE],
    ],
    [
      "a dropout that is not off in evaluation",
      spoiltDropout(({ ops }, input, mask) => ({
        output: ops.multiply(input, mask()),
        backward: (g) => ops.multiply(g, mask()),
      })),
      [ORDER],
    ],
    [
      "a dropout whose gradient passes everywhere",
      spoiltDropout(({ ops, training }, input, mask) => ({
        output: training ? ops.multiply(input, mask()) : input,
        backward: (g) => g,
      })),
      [TRAINING],
    ],
    ["a single gradient reshaped before it is checked", unchecked, [REFUSED]],
    ["a layer by hand that doubles single examples and checks nothing", byHand, [SINGLE, REFUSED]],
  ])("%s", (_mistake, layer, caughtBy) => {
    expect(broken(layer)).toEqual(caughtBy);
  });
});

describe("a planted mistake of a layer of labels is caught", () => {
  type Labels = readonly [2];
  type Rows = readonly [2, 3];
  type Table = { readonly table: Tensor<readonly [4, 3]> };
  /** A copy of embedding(4, 3, { length: 2 }) whose backward pass is spoilt. */
  const spoiltEmbedding = (
    spoil: (ops: Ops, gradients: Table, input: Tensor) => Partial<{ gradients: Table; inputGradient: Batch<Labels> }>,
  ): Layer => {
    const layer = embedding(4, 3, { length: 2 });
    return defineLayer<Labels, Rows, Table, readonly []>({
      ...layer,
      name: "spoilt",
      forward(context, parameters, input) {
        const { output, backward } = layer.forward(context, parameters, input);
        return {
          output,
          backward(outputGradient) {
            const right = backward(outputGradient);
            return { ...right, ...spoil(context.ops, right.gradients, input) };
          },
        };
      },
    });
  };

  test.each([
    ["nothing", spoiltEmbedding(() => ({})), []],
    [
      "a gradient of labels",
      spoiltEmbedding((ops, _gradients, input) => ({ inputGradient: ops.fill([input.shape[0] ?? 0, 2], 1) })),
      [TRAINING, EVALUATION],
    ],
    [
      "a missing factor",
      spoiltEmbedding((ops, { table }) => ({ gradients: { table: ops.multiply(table, 0.5) } })),
      [TRAINING, EVALUATION],
    ],
  ])("%s", (_mistake, layer, caughtBy) => {
    expect(broken(layer, { labels: 4 })).toEqual(caughtBy);
  });
});

// These leave the same values when they are done twice: the contract has to look before the layer's first run.
describe("a planted mistake that shows once only is caught", () => {
  test("an input changed in place to the output", () => {
    const layer = spoiltRelu((ops, input) => {
      overwrite(ops, input, ops.maximum(input, 0));
      return { output: input };
    });
    expect(broken(layer)).toContain(UNCHANGED);
  });

  test("a gradient changed in place to the input's gradient", () => {
    const layer = spoiltRelu((ops, input) => ({
      backward(g) {
        overwrite(ops, g, ops.where(input, g, 0));
        return g;
      },
    }));
    expect(broken(layer)).toContain(UNCHANGED);
  });
});
