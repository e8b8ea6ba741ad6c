import { describe, expectTypeOf, test } from "vitest";
import type { Elements } from "./dtype.js";
import type { Answer, Interpreter, Outcome, Report, SynchronousInterpreter } from "./interpreter/interpreter.js";
import type { Ops } from "./operations/ops.js";
import { type Batch, fromElements, type NestedNumbers, type Tensor, tensor, type Vector } from "./tensor.js";
import { toArray } from "./to-array.js";

declare const ops: Ops;
declare const interpreter: Interpreter;
declare const synchronous: SynchronousInterpreter;
declare const rows: number[][];
declare const size: number;
declare const nested: NestedNumbers;
declare const anyRank: Tensor;

const matrix = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const square = tensor([
  [1, 2],
  [3, 4],
]);
const pair = tensor([1, 2]);
const triple = tensor([1, 2, 3]);
const scalar = tensor(1);
const dynamic = tensor(rows);

describe("tensor", () => {
  test("infers literal sizes from literal values", () => {
    expectTypeOf(square).toEqualTypeOf<Tensor<readonly [2, 2]>>();
    expectTypeOf(matrix).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(triple).toEqualTypeOf<Tensor<readonly [3]>>();
    expectTypeOf(scalar).toEqualTypeOf<Tensor<readonly []>>();
    expectTypeOf(tensor([[[1], [2]]])).toEqualTypeOf<Tensor<readonly [1, 2, 1]>>();
    expectTypeOf(tensor([])).toEqualTypeOf<Tensor<readonly [0]>>();
    expectTypeOf(tensor([[], []])).toEqualTypeOf<Tensor<readonly [2, 0]>>();
  });

  test("knows the rank of arrays and number for their sizes", () => {
    expectTypeOf(dynamic).toEqualTypeOf<Tensor<readonly [number, number]>>();
    expectTypeOf(tensor([rows, rows])).toEqualTypeOf<Tensor<readonly [2, number, number]>>();
    expectTypeOf(tensor(size)).toEqualTypeOf<Tensor<readonly []>>();
  });

  test("takes numbers of a depth that is not known", () => {
    expectTypeOf(tensor(nested)).toEqualTypeOf<Tensor>();
  });

  test("refuses what is no number", () => {
    // @ts-expect-error a text
    tensor(["1"]);
    // @ts-expect-error a precision that there is none of
    tensor([1], { dtype: "float16" });
  });

  test("has a shape that can stand for a wider one, and not the other way round", () => {
    expectTypeOf(matrix).toExtend<Batch<readonly [3]>>();
    expectTypeOf(triple).toExtend<Vector>();
    expectTypeOf(matrix).toExtend<Tensor>();
    expectTypeOf(matrix).not.toExtend<Vector>();
    expectTypeOf(dynamic).not.toExtend<Tensor<readonly [2, 3]>>();
    expectTypeOf(anyRank).not.toExtend<Vector>();
  });

  test("is readonly", () => {
    // @ts-expect-error a shape is never changed in place
    matrix.shape[0] = 3;
    // @ts-expect-error nor are a tensor's elements replaced
    matrix.data = new Float32Array(6);
  });
});

describe("fromElements", () => {
  test("infers literal sizes from the shape", () => {
    expectTypeOf(fromElements(new Float32Array(6), [2, 3])).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(fromElements(new Float32Array(6), [size, 3])).toEqualTypeOf<Tensor<readonly [number, 3]>>();
  });

  test("refuses plain arrays", () => {
    // @ts-expect-error elements are a Float32Array or a Float64Array
    fromElements([1, 2], [2]);
  });
});

describe("toArray", () => {
  test("gives arrays as deep as the shape has axes", () => {
    expectTypeOf(toArray(scalar)).toEqualTypeOf<number>();
    expectTypeOf(toArray(triple)).toEqualTypeOf<number[]>();
    expectTypeOf(toArray(dynamic)).toEqualTypeOf<number[][]>();
    expectTypeOf(toArray(tensor([[[1]]]))).toEqualTypeOf<number[][][]>();
    expectTypeOf(toArray(anyRank)).toEqualTypeOf<NestedNumbers>();
  });
});

describe("the shapes of results", () => {
  test("matmul", () => {
    expectTypeOf(ops.matmul(square, matrix)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.matmul(matrix, ops.transpose(matrix))).toEqualTypeOf<Tensor<readonly [2, 2]>>();
    expectTypeOf(ops.matmul(dynamic, dynamic)).toEqualTypeOf<Tensor<readonly [number, number]>>();
    expectTypeOf(ops.matmul(dynamic, matrix)).toEqualTypeOf<Tensor<readonly [number, 3]>>();
  });

  test("transpose, reshape, slice, fill, concatenate, oneHot", () => {
    expectTypeOf(ops.transpose(matrix)).toEqualTypeOf<Tensor<readonly [3, 2]>>();
    expectTypeOf(ops.reshape(matrix, [3, 2, 1])).toEqualTypeOf<Tensor<readonly [3, 2, 1]>>();
    expectTypeOf(ops.slice(triple, 1, [2])).toEqualTypeOf<Tensor<readonly [2]>>();
    expectTypeOf(ops.fill([2, size], 0)).toEqualTypeOf<Tensor<readonly [2, number]>>();
    expectTypeOf(ops.concatenate([matrix, triple])).toEqualTypeOf<Vector>();
    expectTypeOf(ops.oneHot(triple, 10)).toEqualTypeOf<Tensor<readonly [3, 10]>>();
  });

  test("elementwise, along axes, and reductions", () => {
    expectTypeOf(ops.add(matrix, matrix)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.multiply(matrix, 2)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.subtract(1, matrix)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.where(matrix, 1, matrix)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.exp(matrix)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.addRow(matrix, triple)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.divideColumn(matrix, pair)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.sum(matrix)).toEqualTypeOf<Tensor<readonly []>>();
    expectTypeOf(ops.sumRows(matrix)).toEqualTypeOf<Tensor<readonly [3]>>();
    expectTypeOf(ops.sumColumns(matrix)).toEqualTypeOf<Tensor<readonly [2]>>();
    expectTypeOf(ops.meanRows(matrix)).toEqualTypeOf<Tensor<readonly [3]>>();
    expectTypeOf(ops.meanColumns(matrix)).toEqualTypeOf<Tensor<readonly [2]>>();
    expectTypeOf(ops.maxColumns(matrix)).toEqualTypeOf<Tensor<readonly [2]>>();
  });

  test("scalars that are computed, and random numbers", () => {
    expectTypeOf(ops.scale(matrix, ops.sum(matrix))).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.divideBy(matrix, scalar)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.uniform([2, 3], [1, 2], pair)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(ops.uniform([size], [1, 2], pair)).toEqualTypeOf<Vector>();
  });

  test("rows by label", () => {
    expectTypeOf(ops.gatherRows(matrix, triple)).toEqualTypeOf<Tensor<readonly [3, 3]>>();
    expectTypeOf(ops.sumRowsByLabel(matrix, pair, 7)).toEqualTypeOf<Tensor<readonly [7, 3]>>();
  });
});

describe("compositions that do not compile", () => {
  test("matmul", () => {
    // @ts-expect-error 3 columns do not meet 2 rows
    ops.matmul(matrix, matrix);
    // @ts-expect-error 2 columns do not meet 3 rows, though square itself could be anything by 2
    ops.matmul(square, ops.transpose(matrix));
    // @ts-expect-error a vector is no matrix
    ops.matmul(matrix, triple);
    // @ts-expect-error nor is a scalar
    ops.matmul(scalar, matrix);
    // @ts-expect-error a size that is not known may differ from 3
    ops.matmul(matrix, dynamic);
  });

  test("elementwise", () => {
    // @ts-expect-error two shapes
    ops.add(matrix, square);
    // @ts-expect-error two ranks: nothing is broadcast
    ops.add(matrix, triple);
    // @ts-expect-error a number stands on the right of a sum
    ops.add(1, matrix);
    // @ts-expect-error two shapes
    ops.subtract(matrix, square);
    // @ts-expect-error two shapes
    ops.multiply(matrix, square);
    // @ts-expect-error two shapes
    ops.divide(matrix, square);
    // @ts-expect-error two shapes
    ops.maximum(matrix, square);
    // @ts-expect-error a transposed matrix has another shape
    ops.add(matrix, ops.transpose(matrix));
    // @ts-expect-error the condition has another shape than a value
    ops.where(matrix, square, 0);
    // @ts-expect-error and so has the other value
    ops.where(matrix, matrix, square);
    // @ts-expect-error a function of a tensor, not of a number
    ops.exp(1);
    // @ts-expect-error a vector is no scalar
    ops.scale(matrix, pair);
    // @ts-expect-error a number is divided by with divide
    ops.divideBy(matrix, 2);
    // @ts-expect-error a step is two numbers
    ops.uniform([2], [1, 2], triple);
  });

  test("rows by label", () => {
    // @ts-expect-error a vector has no rows
    ops.gatherRows(pair, triple);
    // @ts-expect-error a label for each of 2 rows
    ops.sumRowsByLabel(matrix, triple, 7);
  });

  test("variables", () => {
    // @ts-expect-error another shape is assigned
    interpreter.assign(matrix, square);
    // @ts-expect-error another shape is added
    interpreter.increase(matrix, square);
  });

  test("rows and columns", () => {
    // @ts-expect-error a row of a [2, 3] has 3 elements
    ops.addRow(matrix, pair);
    // @ts-expect-error a row of a [2, 3] has 3 elements
    ops.subtractRow(matrix, pair);
    // @ts-expect-error a row of a [2, 3] has 3 elements
    ops.multiplyRow(matrix, pair);
    // @ts-expect-error a column of a [2, 3] has 2 elements
    ops.subtractColumn(matrix, triple);
    // @ts-expect-error a column of a [2, 3] has 2 elements
    ops.multiplyColumn(matrix, triple);
    // @ts-expect-error a column of a [2, 3] has 2 elements
    ops.divideColumn(matrix, triple);
    // @ts-expect-error a row is a vector, not a matrix of one row
    ops.addRow(matrix, tensor([[1, 2, 3]]));
    // @ts-expect-error a vector has no rows
    ops.addRow(triple, triple);
  });

  test("ranks", () => {
    // @ts-expect-error a vector has one axis
    ops.transpose(triple);
    // @ts-expect-error a vector has no rows to sum
    ops.sumRows(triple);
    // @ts-expect-error nor columns
    ops.sumColumns(triple);
    // @ts-expect-error nor columns
    ops.maxColumns(triple);
    // @ts-expect-error a part is taken of a vector
    ops.slice(matrix, 0, [2]);
    // @ts-expect-error labels are a vector
    ops.oneHot(matrix, 10);
  });
});

describe("interpreters", () => {
  const body = (): Outcome => ({ report: pair, finite: [], changes: [] });

  test("keep shapes and results", () => {
    expectTypeOf(interpreter.variable(matrix)).toEqualTypeOf<Tensor<readonly [2, 3]>>();
    expectTypeOf(interpreter.step(() => ({ loss: 1 }))).toEqualTypeOf<{ loss: number }>();
  });

  test("promise what they report, unless their memory is at hand", () => {
    expectTypeOf(interpreter.compile(body)([])).toEqualTypeOf<Report | Promise<Report>>();
    expectTypeOf(synchronous.compile(body)([])).toEqualTypeOf<Report>();
    expectTypeOf<Answer<SynchronousInterpreter, number>>().toEqualTypeOf<number>();
    expectTypeOf<Answer<Interpreter, number>>().toEqualTypeOf<number | Promise<number>>();
    type Later = Interpreter & { read(tensor: Tensor): Promise<Elements> };
    expectTypeOf<Answer<Later, number>>().toEqualTypeOf<Promise<number>>();
  });
});
