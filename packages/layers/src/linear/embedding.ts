import {
  expectLabel,
  expectOptions,
  expectSize,
  type Layer,
  type None,
  type Ops,
  rowMajor,
  type Shape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import { defineLayer, noStatistics } from "../define/define-layer.js";
import { placeInModel } from "../define/place-in-model.js";
import { describeInitialValues } from "../initialize/describe-initial-values.js";
import { drawParameter } from "../initialize/draw-parameter.js";
import { expectInitializer } from "../initialize/expect-initializer.js";
import type { Initializer } from "../initialize/initializer.js";
import { standardNormal } from "../initialize/standard-normal.js";

/** The table of `embedding`, with a row for each label. */
export type EmbeddingParameters<Count extends number, Width extends number> = {
  readonly table: Tensor<readonly [Count, Width]>;
};

/** Options of `embedding`. */
export interface EmbeddingOptions {
  /** The table's initial values. Default: `standardNormal`. */
  readonly table?: Initializer;
}

/** Options of `embedding` for examples of several labels. */
export interface SequenceEmbeddingOptions<Length extends number> extends EmbeddingOptions {
  /** How many labels an example has. Without it an example is a single label. */
  readonly length: Length;
}

/** The rows of the labels, and the labels as a vector. */
export const embeddingFormula = (
  ops: Pick<Ops, "gatherRows" | "reshape">,
  { table }: EmbeddingParameters<number, number>,
  input: Tensor<readonly [number, ...Shape]>,
) => {
  const labels = ops.reshape(input, [sizeOf(input.shape)]);
  return { labels, output: ops.reshape(ops.gatherRows(table, labels), [...input.shape, table.shape[1]]) };
};

/** Throws a LabelError that names the example unless all labels of a batch are whole numbers from 0 to count − 1. */
export const expectLabels = (place: string, { shape, dtype, data }: Tensor, count: number): void => {
  const length = sizeOf(shape.slice(1));
  data.forEach((label, i) => {
    expectLabel(place, Math.floor(i / length), label, count, dtype);
  });
};

/**
 * A row of a learned table for each label: y = table[x], for labels 0 … count − 1, such as words or users.
 *
 * `embedding(1000, 16)` is for examples of one label; `embedding(1000, 16, { length: 20 })` for sequences of 20.
 *
 * Shapes     input [batch] → output [batch, width], or [batch, length] → [batch, length, width]; table [count, width]
 * Gradients  ∂L/∂table has in each row the sum of g over the places of its label. Labels have no derivative: ∂L/∂x = 0
 * Units      table starts standardNormal
 * Throws     LabelError when a label is not a whole number from 0 to count − 1, unless the context is trusted
 * Source     Bengio, Ducharme, Vincent & Jauvin, A Neural Probabilistic Language Model (2003), §2
 */
export function embedding<const Count extends number, const Width extends number, const Length extends number>(
  count: Count,
  width: Width,
  options: SequenceEmbeddingOptions<Length>,
): Layer<readonly [Length], readonly [Length, Width], EmbeddingParameters<Count, Width>, None>;
export function embedding<const Count extends number, const Width extends number>(
  count: Count,
  width: Width,
  options?: EmbeddingOptions,
): Layer<readonly [], readonly [Width], EmbeddingParameters<Count, Width>, None>;
export function embedding(
  count: number,
  width: number,
  options: Partial<SequenceEmbeddingOptions<number>> = {},
): Layer<Shape, Shape, EmbeddingParameters<number, number>, None> {
  expectSize("embedding(count)", count);
  expectSize("embedding(width)", width);
  const { length, table: drawTable = standardNormal } = expectOptions("embedding", options, ["length", "table"]);
  expectInitializer("embedding(table)", drawTable);
  if (length !== undefined) expectSize("embedding(length)", length);
  const name = `embedding(${count} → ${width}${length === undefined ? "" : `, length ${length}`})`;
  const inputShape = length === undefined ? [] : [length];

  return defineLayer<Shape, Shape, EmbeddingParameters<number, number>, None>({
    name,
    inputShape,
    outputShape: [...inputShape, width],
    description: {
      type: "embedding",
      count,
      width,
      ...describeInitialValues({ table: drawTable }, { table: standardNormal }),
    },
    initialize: (context) => ({ table: drawParameter(context, "table", [count, width], drawTable) }),
    initializeStatistics: noStatistics,
    repeatable: true,
    forward(context, parameters, input) {
      const { ops } = context;
      if (!context.trusted) expectLabels(placeInModel(context, name), { ...input, data: rowMajor(input) }, count);
      const { labels, output } = embeddingFormula(ops, parameters, input);
      return {
        output,
        backward(outputGradient) {
          const rows = ops.reshape(outputGradient, [sizeOf(input.shape), width]);
          return {
            inputGradient: () => ops.fill(input.shape, 0),
            gradients: { table: ops.sumRowsByLabel(rows, labels, count) },
          };
        },
      };
    },
  });
}
