import { uncompiled } from "./compiled.js";
import type { DType } from "./dtype.js";
import { noElements } from "./no-elements.js";
import type { Operand, Ops } from "./ops.js";
import { resultShape } from "./result-shape.js";
import { type Shape, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";
import {
  expectOverWindows,
  type Images,
  type ImagesShape,
  patchesShape,
  valuesShape,
  type Windows,
  windowGrid,
} from "./windows.js";

/** What a computation costs. */
export interface Cost {
  /** Operations of `Ops`. */
  readonly operations: number;
  /** Additions, multiplications, divisions, comparisons and elementary functions, each counted as one. */
  readonly floatingPointOperations: number;
  /** Memory of all results, were none of them released. */
  readonly bytes: number;
}

/** An interpreter that counts, as `counting` makes it. */
export interface Counting {
  /** Operations that follow shapes only: their tensors have no elements, and `item` is NaN. */
  readonly ops: Ops;
  /** The cost of all operations so far. */
  cost(): Cost;
}

/** Counts what a computation would cost, without computing anything. Shapes are checked as ever. */
export const counting = ({ dtype = "float32" }: { readonly dtype?: DType } = {}): Counting => {
  let operations = 0;
  let floatingPointOperations = 0;
  let bytes = 0;
  const nothing = noElements[dtype];
  const bytesPerElement = nothing.BYTES_PER_ELEMENT;

  const view = <S extends Shape>(shape: S): Tensor<S> => ({ shape, dtype, data: nothing, transposed: false });

  /** A result in memory of its own, of so many floating-point operations. */
  const result = <S extends Shape>(shape: S, flops: number): Tensor<S> => {
    operations++;
    floatingPointOperations += flops;
    bytes += sizeOf(shape) * bytesPerElement;
    return view(shape);
  };

  const elementwise =
    (place: keyof Ops) =>
    <S extends Shape>(...operands: readonly Operand<S>[]): Tensor<S> => {
      const shape = resultShape.elementwise(place, ...operands) as S;
      return result(shape, sizeOf(shape));
    };

  const along =
    (place: keyof Ops, axis: 0 | 1) =>
    <M extends number, N extends number>(matrix: Tensor<readonly [M, N]>, vector: Tensor): Tensor<readonly [M, N]> => {
      resultShape.along(place, axis, matrix, vector);
      return result(matrix.shape, sizeOf(matrix.shape));
    };

  const reduced =
    (place: keyof Ops, axis: 0 | 1) =>
    (matrix: Tensor): Tensor<readonly [number]> => {
      const shape = resultShape.matrix(place, "matrix", matrix);
      return result([shape[axis]], sizeOf(shape));
    };

  /** An addition or a comparison for each element of a window and channel. */
  const ofWindows = <N extends number, C extends number>(place: keyof Ops, images: Images<N, C>, windows: Windows) => {
    const grid = windowGrid(place, images.shape, windows);
    return result(valuesShape(images, grid), sizeOf(patchesShape(grid)));
  };
  const toElements = <S extends ImagesShape>(place: keyof Ops, values: Images, shape: S, windows: Windows) => {
    const grid = windowGrid(place, shape, windows);
    expectOverWindows(place, "values", values, grid);
    return result(shape, sizeOf(patchesShape(grid)));
  };

  const step: Ops["step"] = (body) => body();

  const ops: Ops = {
    dtype,
    step,
    compile: uncompiled(step),
    from: (source) => view(source.shape),
    fill(shape) {
      resultShape.fill(shape);
      return result(shape, 0);
    },
    variable: (source) => result(source.shape, 0),
    assign(target, source) {
      resultShape.elementwise("assign", target, source);
      operations++;
    },
    increase(target, by) {
      resultShape.elementwise("increase", target, by);
      operations++;
      floatingPointOperations += sizeOf(target.shape);
    },
    item(scalar) {
      resultShape.scalar("item", scalar);
      return Number.NaN;
    },
    allFinite: () => true,
    inspect: () => {},
    reshape: (source, shape) => view(resultShape.reshape(source, shape)),
    slice: (vector, start, shape) => view(resultShape.slice(vector, start, shape)),
    concatenate: (parts) => result([parts.reduce((length, { shape }) => length + sizeOf(shape), 0)], 0),
    transpose({ shape }) {
      resultShape.matrix("transpose", "matrix", { shape });
      return view([shape[1], shape[0]]);
    },
    matmul(left, right) {
      const [rows, columns] = resultShape.matmul(left, right);
      return result([left.shape[0], right.shape[1]], 2 * rows * left.shape[1] * columns);
    },
    add: elementwise("add"),
    subtract: elementwise("subtract"),
    multiply: elementwise("multiply"),
    divide: elementwise("divide"),
    maximum: elementwise("maximum"),
    where: elementwise("where"),
    exp: elementwise("exp"),
    log: elementwise("log"),
    log1p: elementwise("log1p"),
    sqrt: elementwise("sqrt"),
    tanh: elementwise("tanh"),
    erf: elementwise("erf"),
    sigmoid: elementwise("sigmoid"),
    absolute: elementwise("absolute"),
    addRow: along("addRow", 1),
    subtractRow: along("subtractRow", 1),
    multiplyRow: along("multiplyRow", 1),
    subtractColumn: along("subtractColumn", 0),
    multiplyColumn: along("multiplyColumn", 0),
    divideColumn: along("divideColumn", 0),
    sum: (x) => result([], sizeOf(x.shape)),
    sumRows: reduced("sumRows", 1) as Ops["sumRows"],
    sumColumns: reduced("sumColumns", 0) as Ops["sumColumns"],
    maxColumns: reduced("maxColumns", 0) as Ops["maxColumns"],
    oneHot: (labels, classes) => result(resultShape.oneHot(labels, classes), 0),
    gatherRows(table, labels) {
      resultShape.gatherRows(table, labels);
      return result([labels.shape[0], table.shape[1]], 0);
    },
    sumRowsByLabel(rows, labels, classes) {
      resultShape.sumRowsByLabel(rows, labels, classes);
      return result([classes, rows.shape[1]], sizeOf(rows.shape));
    },
    patches: (images, windows) => result(patchesShape(windowGrid("patches", images.shape, windows)), 0),
    sumPatches(patches, shape, windows) {
      expectOverWindows("sumPatches", "patches", patches, windowGrid("sumPatches", shape, windows));
      return result(shape, sizeOf(patches.shape));
    },
    sumWindows: (images, windows) => ofWindows("sumWindows", images, windows),
    maxWindows: (images, windows) => ofWindows("maxWindows", images, windows),
    spreadWindows: (values, shape, windows) => toElements("spreadWindows", values, shape, windows),
    spreadMaxima: (images, values, windows) => toElements("spreadMaxima", values, images.shape, windows),
  };
  return { ops, cost: () => ({ operations, floatingPointOperations, bytes }) };
};
