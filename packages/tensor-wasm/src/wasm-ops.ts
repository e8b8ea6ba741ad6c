import {
  allocate,
  type Elements,
  expectLabel,
  type Operand,
  type Ops,
  rowMajor,
  type Shape,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import { checkOperands, resultShape, viewOperations } from "@gd/tensor/interpreter";
import { arena } from "./arena.js";
import { columnStep, extent, rowStep } from "./steps.js";
import type { WasmOptions } from "./wasm-options.js";

/**
 * The operations on WebAssembly SIMD kernels, with the bits of `referenceOps`. What a step computes stays in the
 * memory of WebAssembly until the step ends, so that work is fast inside of `ops.step`; `train` does all of it there.
 */
export const wasmOps = ({ dtype = "float32" }: WasmOptions = {}): Ops => {
  const memory = arena(dtype);
  const tensor = <const S extends Shape>(shape: S, data: Elements): Tensor<S> => ({
    shape,
    dtype,
    data,
    transposed: false,
  });
  const check = (place: string, ...operands: readonly Operand<Shape>[]): void => checkOperands(dtype, place, operands);

  /** Runs a kernel that reads operands and writes a tensor of a shape. */
  const compute = <const S extends Shape>(
    shape: S,
    operands: readonly Operand<Shape>[],
    kernel: (y: number) => void,
  ): Tensor<S> => {
    const length = sizeOf(shape);
    makeRoom(length, operands);
    const y = memory.allocate(length);
    kernel(y);
    return tensor(shape, memory.result(y, length));
  };
  /** Room for a result, and for each operand twice: a copy of it, and one of that with its axes exchanged. */
  const makeRoom = (length: number, operands: readonly Operand<Shape>[]): void => {
    let elements = length;
    for (const operand of operands) if (typeof operand === "object") elements += 2 * operand.data.length;
    memory.reserve(elements, 1 + 2 * operands.length);
  };
  const pointerTo = (operand: Operand<Shape>, index: number): number =>
    typeof operand === "number" ? memory.kernels.place(index, operand) : memory.pointerTo(operand.data);
  /** Where the elements of a tensor lie row by row, or column by column. */
  const pointerInOrder = (source: Tensor, transposed: boolean): number => {
    const pointer = memory.pointerTo(source.data);
    if (source.transposed === transposed) return pointer;
    const [rows, columns] = extent(source.shape);
    const exchanged = memory.allocate(source.data.length);
    if (source.transposed) memory.kernels.transpose(pointer, exchanged, columns, rows);
    else memory.kernels.transpose(pointer, exchanged, rows, columns);
    return exchanged;
  };

  const binary =
    (place: "add" | "subtract" | "multiply" | "divide" | "maximum") =>
    <S extends Shape>(left: Operand<S>, right: Operand<S>): Tensor<S> => {
      check(place, left, right);
      const shape = resultShape.elementwise(place, left, right) as S;
      const [rows, columns] = extent(shape);
      return compute(shape, [left, right], (y) => {
        const [p, q] = [pointerTo(left, 0), pointerTo(right, 1)];
        const [leftRow, leftColumn] = [rowStep(left), columnStep(left)];
        memory.kernels[place](p, leftRow, leftColumn, q, rowStep(right), columnStep(right), y, rows, columns);
      });
    };

  const unary =
    (place: "exp" | "log" | "log1p" | "sqrt" | "tanh" | "sigmoid" | "absolute") =>
    <S extends Shape>(x: Tensor<S>): Tensor<S> => {
      check(place, x);
      return compute(x.shape, [x], (y) => memory.kernels[place](pointerInOrder(x, false), y, sizeOf(x.shape)));
    };

  const along =
    (place: keyof Ops, axis: 0 | 1, kernel: "add" | "subtract" | "multiply" | "divide") =>
    <M extends number, N extends number>(matrix: Tensor<readonly [M, N]>, vector: Tensor): Tensor<readonly [M, N]> => {
      check(place, matrix, vector);
      const [rows, columns] = resultShape.along(place, axis, matrix, vector);
      return compute(matrix.shape, [matrix, vector], (y) => {
        const [p, q] = [pointerTo(matrix, 0), pointerTo(vector, 1)];
        const [row, column] = [rowStep(matrix), columnStep(matrix)];
        memory.kernels[kernel](p, row, column, q, axis === 0 ? 1 : 0, axis, y, rows, columns);
      });
    };

  const reduceMatrix = <S extends readonly [number]>(
    place: "sumRows" | "sumColumns" | "maxColumns",
    matrix: Tensor,
    shape: S,
  ): Tensor<S> => {
    check(place, matrix);
    const [rows, columns] = resultShape.matrix(place, "matrix", matrix);
    return compute(shape, [matrix], (y) => memory.kernels[place](pointerInOrder(matrix, false), y, rows, columns));
  };

  return {
    ...viewOperations(dtype),
    dtype,
    step: (body) => memory.step(body),

    from(source) {
      if (source.dtype === dtype) return source;
      const elements = rowMajor(source);
      return compute(source.shape, [], (y) => memory.view(y, elements.length).set(elements));
    },
    fill(shape, value) {
      resultShape.fill(shape);
      return compute(shape, [], (y) => void memory.view(y, sizeOf(shape)).fill(value));
    },
    variable(source) {
      check("variable", source);
      const elements = allocate(dtype, sizeOf(source.shape));
      if (elements.length > 0) elements.set(rowMajor(source));
      return tensor(source.shape, elements);
    },
    assign(target, source) {
      check("assign", target, source);
      resultShape.elementwise("assign", target, source);
      if (target.data.length === 0) return;
      if (source.transposed === target.transposed) target.data.set(source.data);
      else target.data.set(rowMajor(exchanged(source, target)));
      memory.changed(target.data);
    },
    increase(target, by) {
      check("increase", target, by);
      resultShape.elementwise("increase", target, by);
      const { length } = target.data;
      if (length === 0) return;
      makeRoom(length, [target, by]);
      // Views of one vector may overlap: what is added is read before anything is written.
      const y = memory.allocate(length);
      const [p, q] = [memory.pointerTo(target.data), pointerInOrder(by, target.transposed)];
      memory.kernels.add(p, length, 1, q, length, 1, y, 1, length);
      target.data.set(memory.result(y, length));
      memory.changed(target.data);
    },

    reshape(source, shape) {
      check("reshape", source);
      resultShape.reshape(source, shape);
      if (!source.transposed) return tensor(shape, source.data);
      const [rows, columns] = extent(source.shape);
      return compute(shape, [source], (y) => memory.kernels.transpose(pointerTo(source, 0), y, columns, rows));
    },
    concatenate(parts) {
      check("concatenate", ...parts);
      const length = parts.reduce((sum, { data }) => sum + data.length, 0);
      return compute([length], [], (y) => {
        const joined = memory.view(y, length);
        let start = 0;
        for (const part of parts) {
          if (part.data.length > 0) joined.set(rowMajor(part), start);
          start += part.data.length;
        }
      });
    },

    matmul(left, right) {
      check("matmul", left, right);
      const [rows, columns] = resultShape.matmul(left, right);
      return compute([left.shape[0], right.shape[1]], [left, right], (y) => {
        const [p, q] = [pointerTo(left, 0), pointerTo(right, 1)];
        const [leftRow, leftColumn] = [rowStep(left), columnStep(left)];
        const [rightRow, rightColumn] = [rowStep(right), columnStep(right)];
        memory.kernels.matmul(p, leftRow, leftColumn, q, rightRow, rightColumn, y, rows, left.shape[1], columns);
      });
    },

    add: binary("add"),
    subtract: binary("subtract"),
    multiply: binary("multiply"),
    divide: binary("divide"),
    maximum: binary("maximum"),
    where(condition, positive, otherwise) {
      check("where", condition, positive, otherwise);
      resultShape.elementwise("where", condition, positive, otherwise);
      const [rows, columns] = extent(condition.shape);
      return compute(condition.shape, [condition, positive, otherwise], (y) => {
        const [o, p, q] = [pointerTo(condition, 0), pointerTo(positive, 1), pointerTo(otherwise, 2)];
        const [row, column] = [rowStep(condition), columnStep(condition)];
        const [positiveRow, positiveColumn] = [rowStep(positive), columnStep(positive)];
        const [otherwiseRow, otherwiseColumn] = [rowStep(otherwise), columnStep(otherwise)];
        const operands = [o, row, column, p, positiveRow, positiveColumn, q, otherwiseRow, otherwiseColumn] as const;
        memory.kernels.where(...operands, y, rows, columns);
      });
    },

    exp: unary("exp"),
    log: unary("log"),
    log1p: unary("log1p"),
    sqrt: unary("sqrt"),
    tanh: unary("tanh"),
    sigmoid: unary("sigmoid"),
    absolute: unary("absolute"),

    addRow: along("addRow", 1, "add"),
    subtractRow: along("subtractRow", 1, "subtract"),
    multiplyRow: along("multiplyRow", 1, "multiply"),
    subtractColumn: along("subtractColumn", 0, "subtract"),
    multiplyColumn: along("multiplyColumn", 0, "multiply"),
    divideColumn: along("divideColumn", 0, "divide"),

    sum(x) {
      check("sum", x);
      return compute([], [x], (y) => memory.kernels.sumColumns(pointerInOrder(x, false), y, 1, sizeOf(x.shape)));
    },
    sumRows: (matrix) => reduceMatrix("sumRows", matrix, [matrix.shape[1]]),
    sumColumns: (matrix) => reduceMatrix("sumColumns", matrix, [matrix.shape[0]]),
    maxColumns: (matrix) => reduceMatrix("maxColumns", matrix, [matrix.shape[0]]),

    oneHot(labels, classes) {
      check("oneHot", labels);
      const shape = resultShape.oneHot(labels, classes);
      return compute(shape, [], (y) => {
        const elements = memory.view(y, sizeOf(shape)).fill(0);
        for (let example = 0; example < labels.shape[0]; example++) {
          const label = labels.data[example]!;
          expectLabel("oneHot", example, label, classes);
          elements[example * classes + label] = 1;
        }
      });
    },
  };
};

/** A source whose rows are the target's elements as they lie in memory. */
const exchanged = (source: Tensor, target: Tensor): Tensor => {
  if (!target.transposed) return source;
  const [rows, columns] = source.shape;
  return { ...source, shape: [columns!, rows!], transposed: !source.transposed };
};
