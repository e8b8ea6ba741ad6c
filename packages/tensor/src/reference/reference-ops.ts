import { checkOperands } from "../check-operands.js";
import { uncompiled } from "../compiled.js";
import { allocate, type DType, type Elements } from "../dtype.js";
import { erf } from "../elementary/erf.js";
import { exp } from "../elementary/exp.js";
import { log } from "../elementary/log.js";
import { log1p } from "../elementary/log1p.js";
import { sigmoid } from "../elementary/sigmoid.js";
import { tanh } from "../elementary/tanh.js";
import { expectLabel } from "../label-error.js";
import type { Operand, Ops } from "../ops.js";
import { resultShape } from "../result-shape.js";
import { rowMajor } from "../row-major.js";
import { type Shape, sizeOf } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { TensorArgumentError } from "../tensor-argument-error.js";
import { viewOperations } from "../view-operations.js";
import * as arithmetic from "./arithmetic.js";
import { buffersIn } from "./buffers-in.js";
import { imageOperations } from "./image-operations.js";
import { multiplyMatrices } from "./multiply-matrices.js";
import { maxColumns, sumColumns, sumInLanes, sumRows } from "./reductions.js";
import { stepMemory } from "./step-memory.js";
import { repeatedColumn, repeatedNumber, repeatedRow, type Strided, strided } from "./strided.js";

/**
 * The operations as plain loops over typed arrays: the specification that other interpreters agree with bit for bit.
 * In float32 every result is rounded; the elementary functions are those of float64, rounded.
 *
 * Throws  TensorArgumentError for another precision; from its operations, what `Ops` says
 */
export const referenceOps = ({ dtype = "float32" }: { readonly dtype?: DType } = {}): Ops => {
  if (dtype !== "float32" && dtype !== "float64") {
    throw new TensorArgumentError("referenceOps(dtype)", "float32 or float64", dtype);
  }
  const tensor = <const S extends Shape>(shape: S, data: Elements): Tensor<S> => ({
    shape,
    dtype,
    data,
    transposed: false,
  });
  const memory = stepMemory(dtype);
  const step: Ops["step"] = (body) => memory.step(body, buffersIn);
  /** For results that are written whole. */
  const empty = <const S extends Shape>(shape: S): Tensor<S> => tensor(shape, memory.allocate(sizeOf(shape)));
  /** For results that are added to. */
  const filled = <const S extends Shape>(shape: S, value: number): Tensor<S> =>
    tensor(shape, memory.allocate(sizeOf(shape)).fill(value));
  const zeroed = <const S extends Shape>(shape: S): Tensor<S> => filled(shape, 0);

  const check = (place: string, ...operands: readonly Operand<Shape>[]): void => checkOperands(dtype, place, operands);

  const stridedOperand = (operand: Operand<Shape>): Strided =>
    typeof operand === "number" ? repeatedNumber(operand, dtype) : strided(operand);

  const binary =
    (place: keyof typeof arithmetic & keyof Ops, kernel: arithmetic.BinaryKernel) =>
    <S extends Shape>(left: Operand<S>, right: Operand<S>): Tensor<S> => {
      check(place, left, right);
      const shape = resultShape.elementwise(place, left, right) as S;
      const y = empty(shape);
      kernel(stridedOperand(left), stridedOperand(right), y.data, ...extent(shape));
      return y;
    };

  const unary =
    (place: keyof Ops, compute: (x: number) => number) =>
    <S extends Shape>(x: Tensor<S>): Tensor<S> => {
      check(place, x);
      const elements = rowMajor(x);
      const y = empty(x.shape);
      for (let i = 0; i < elements.length; i++) y.data[i] = compute(elements[i]!);
      return y;
    };

  const along =
    (place: keyof Ops, axis: 0 | 1, kernel: arithmetic.BinaryKernel) =>
    <M extends number, N extends number>(matrix: Tensor<readonly [M, N]>, vector: Tensor): Tensor<readonly [M, N]> => {
      check(place, matrix, vector);
      const [rows, columns] = resultShape.along(place, axis, matrix, vector);
      const y = empty(matrix.shape);
      kernel(strided(matrix), axis === 1 ? repeatedRow(vector) : repeatedColumn(vector), y.data, rows, columns);
      return y;
    };

  const reduceMatrix = <S extends readonly [number]>(
    place: string,
    matrix: Tensor,
    shape: S,
    kernel: (x: Elements, y: Elements, rows: number, columns: number) => void,
  ): Tensor<S> => {
    check(place, matrix);
    const [rows, columns] = resultShape.matrix(place, "matrix", matrix);
    const y = zeroed(shape);
    kernel(rowMajor(matrix), y.data, rows, columns);
    return y;
  };

  const copy = <S extends Shape>(source: Tensor<S>): Tensor<S> => {
    const y = empty(source.shape);
    y.data.set(rowMajor(source));
    return y;
  };

  return {
    ...viewOperations(dtype),
    ...imageOperations(check, filled),
    dtype,
    step,
    compile: uncompiled(step),
    allFinite(tensors) {
      check("allFinite", ...tensors);
      return tensors.every(({ data }) => data.every(Number.isFinite));
    },
    inspect: (x, look) => look(x),

    from: (source) => (source.dtype === dtype ? source : copy(source)),
    fill(shape, value) {
      resultShape.fill(shape);
      const y = empty(shape);
      y.data.fill(value);
      return y;
    },
    variable(source) {
      check("variable", source);
      const elements = allocate(dtype, sizeOf(source.shape));
      elements.set(rowMajor(source));
      return tensor(source.shape, elements);
    },
    assign(target, source) {
      check("assign", target, source);
      resultShape.elementwise("assign", target, source);
      target.data.set(stored(source, target));
    },
    increase(target, by) {
      check("increase", target, by);
      resultShape.elementwise("increase", target, by);
      const addend = stored(by, target);
      // Views of one vector may overlap: what is added is read before anything is written.
      const overlaps = addend.buffer === target.data.buffer && addend.byteOffset !== target.data.byteOffset;
      const flat = (data: Elements): Strided => ({ data, row: 0, column: 1 });
      const { data } = target;
      arithmetic.add(flat(data), flat(overlaps ? addend.slice() : addend), data, 1, data.length);
    },

    reshape(source, shape) {
      check("reshape", source);
      return tensor(resultShape.reshape(source, shape), rowMajor(source));
    },
    concatenate(parts) {
      check("concatenate", ...parts);
      const y = empty([parts.reduce((length, { shape }) => length + sizeOf(shape), 0)]);
      let start = 0;
      for (const part of parts) {
        y.data.set(rowMajor(part), start);
        start += sizeOf(part.shape);
      }
      return y;
    },

    matmul(left, right) {
      check("matmul", left, right);
      const [rows, columns] = resultShape.matmul(left, right);
      const y = zeroed([left.shape[0], right.shape[1]]);
      multiplyMatrices(strided(left), strided(right), y.data, rows, left.shape[1], columns);
      return y;
    },

    add: binary("add", arithmetic.add),
    subtract: binary("subtract", arithmetic.subtract),
    multiply: binary("multiply", arithmetic.multiply),
    divide: binary("divide", arithmetic.divide),
    maximum: binary("maximum", arithmetic.maximum),
    where(condition, positive, otherwise) {
      check("where", condition, positive, otherwise);
      resultShape.elementwise("where", condition, positive, otherwise);
      const y = empty(condition.shape);
      const [rows, columns] = extent(y.shape);
      const operands = [strided(condition), stridedOperand(positive), stridedOperand(otherwise)] as const;
      arithmetic.where(...operands, y.data, rows, columns);
      return y;
    },

    exp: unary("exp", exp),
    log: unary("log", log),
    log1p: unary("log1p", log1p),
    sqrt: unary("sqrt", Math.sqrt),
    tanh: unary("tanh", tanh),
    erf: unary("erf", erf),
    sigmoid: unary("sigmoid", sigmoid),
    absolute: unary("absolute", Math.abs),

    addRow: along("addRow", 1, arithmetic.add),
    subtractRow: along("subtractRow", 1, arithmetic.subtract),
    multiplyRow: along("multiplyRow", 1, arithmetic.multiply),
    subtractColumn: along("subtractColumn", 0, arithmetic.subtract),
    multiplyColumn: along("multiplyColumn", 0, arithmetic.multiply),
    divideColumn: along("divideColumn", 0, arithmetic.divide),

    sum(x) {
      check("sum", x);
      const y = empty([]);
      y.data[0] = sumInLanes(rowMajor(x), 0, sizeOf(x.shape));
      return y;
    },
    sumRows: (matrix) => reduceMatrix("sumRows", matrix, [matrix.shape[1]], sumRows),
    sumColumns: (matrix) => reduceMatrix("sumColumns", matrix, [matrix.shape[0]], sumColumns),
    maxColumns: (matrix) => reduceMatrix("maxColumns", matrix, [matrix.shape[0]], maxColumns),

    oneHot(labels, classes) {
      check("oneHot", labels);
      const y = zeroed(resultShape.oneHot(labels, classes));
      for (let example = 0; example < labels.shape[0]; example++) {
        const label = labels.data[example]!;
        expectLabel("oneHot", example, label, classes);
        y.data[example * classes + label] = 1;
      }
      return y;
    },
    gatherRows(table, labels) {
      check("gatherRows", table, labels);
      const [count, columns] = resultShape.gatherRows(table, labels);
      const y = empty([labels.shape[0], table.shape[1]]);
      const rows = rowMajor(table);
      for (let i = 0; i < count; i++) {
        const label = labels.data[i]!;
        expectLabel("gatherRows", i, label, table.shape[0]);
        y.data.set(rows.subarray(label * columns, (label + 1) * columns), i * columns);
      }
      return y;
    },
    sumRowsByLabel(rows, labels, classes) {
      check("sumRowsByLabel", rows, labels);
      const [count, columns] = resultShape.sumRowsByLabel(rows, labels, classes);
      const y = zeroed([classes, rows.shape[1]]);
      const elements = rowMajor(rows);
      for (let i = 0; i < count; i++) {
        const label = labels.data[i]!;
        expectLabel("sumRowsByLabel", i, label, classes);
        for (let j = 0; j < columns; j++) y.data[label * columns + j]! += elements[i * columns + j]!;
      }
      return y;
    },
  };
};

/** The elements of a tensor in the order in which the target's lie in memory. */
const stored = (source: Tensor, target: Tensor): Elements => {
  if (!target.transposed) return rowMajor(source);
  const [rows, columns] = source.shape;
  return rowMajor({ ...source, shape: [columns!, rows!], transposed: !source.transposed });
};

/** Rows and columns of a shape read as a matrix; any rank but 2 is a single row. */
const extent = (shape: Shape): [rows: number, columns: number] =>
  shape.length === 2 ? [shape[0]!, shape[1]!] : [1, sizeOf(shape)];
