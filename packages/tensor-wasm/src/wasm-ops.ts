import {
  allocate,
  DTypeError,
  expectLabel,
  type Operand,
  type Ops,
  rowMajor,
  type Shape,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { resultShape } from "@gd/tensor/interpreter";
import { compileOn } from "./compile/compile.js";
import { type Watch, watched } from "./compile/watched.js";
import { expectOptions } from "./expect-options.js";
import type { Place, Source } from "./kernels/instruction.js";
import { BY_ROWS, KERNEL } from "./kernels/kernel.js";
import { createMachine } from "./memory/machine.js";
import { changeOn } from "./operations/change.js";
import { executeElementwise } from "./operations/execute-elementwise.js";
import { imageOperations } from "./operations/image-operations.js";
import { extent, sourceInOrder, sourceOn } from "./operations/source.js";
import type { WasmOptions } from "./wasm-options.js";

/**
 * The operations on WebAssembly SIMD kernels, with the bits of `referenceOps`. What a step computes stays in the
 * memory of WebAssembly until the step ends, and so do variables, so that work is fast inside of `ops.step` and of functions made
 * by `ops.compile`; `train` does all of it there.
 *
 * Throws  WasmArgumentError when an option is out of range; WebAssembly's own errors where it cannot be compiled
 */
export const wasmOps = (options: WasmOptions = {}): Ops => {
  expectOptions(options);
  const { dtype = "float32" } = options;
  const machine = createMachine(dtype, options);
  const watch: Watch = { call: undefined };

  const check = (operation: string, ...operands: readonly Operand<Shape>[]): void => {
    for (const operand of operands) {
      if (typeof operand === "number") continue;
      if (operand.dtype !== dtype) throw new DTypeError(operation, dtype, operand.dtype);
      machine.refuseStale(operation, operand);
    }
  };

  /** What kernels write into a block of its own. Outside of a step it is one, and its result lies on the heap. */
  const computed = <const S extends Shape>(shape: S, compute: (y: Place) => void): Tensor<S> =>
    machine.runStep(() => {
      const y = { block: machine.temporary(sizeOf(shape)), offset: 0 };
      compute(y);
      return machine.tensorAt(shape, y);
    });

  const sourceOf = (operand: Operand<Shape>): Source => sourceOn(machine, operand);
  const elementwise = (kernel: number, y: Place, sources: readonly Source[], shape: Shape): void =>
    executeElementwise(machine, { kernel, y, sources }, extent(shape));

  const combining =
    (operation: "add" | "subtract" | "multiply" | "divide" | "maximum" | "where") =>
    <S extends Shape>(...operands: readonly Operand<S>[]): Tensor<S> => {
      check(operation, ...operands);
      const shape = resultShape.elementwise(operation, ...operands) as S;
      return computed(shape, (y) => elementwise(KERNEL[operation], y, operands.map(sourceOf), shape));
    };

  const unary =
    (operation: "exp" | "log" | "log1p" | "sqrt" | "tanh" | "erf" | "sigmoid" | "absolute") =>
    <S extends Shape>(x: Tensor<S>): Tensor<S> => {
      check(operation, x);
      return computed(x.shape, (y) => elementwise(KERNEL[operation], y, [sourceOf(x)], x.shape));
    };

  const along =
    (operation: keyof Ops, axis: 0 | 1, kernel: "add" | "subtract" | "multiply" | "divide") =>
    <M extends number, N extends number>(matrix: Tensor<readonly [M, N]>, vector: Tensor): Tensor<readonly [M, N]> => {
      check(operation, matrix, vector);
      const [rows, columns] = resultShape.along(operation, axis, matrix, vector);
      return computed(matrix.shape, (y) => {
        const repeated = { at: machine.placeOf(vector), row: axis === 0 ? 1 : 0, column: axis };
        const sources = [sourceOf(matrix), repeated];
        machine.execute({ kernel: KERNEL[kernel] + BY_ROWS, y, sources, rows, columns, inner: 0 });
      });
    };

  const reduced = <S extends Shape>(
    kernel: "sumRows" | "sumColumns" | "maxColumns",
    x: Tensor,
    shape: S,
    rows: number,
    columns: number,
  ): Tensor<S> =>
    computed(shape, (y) => {
      machine.execute({ kernel: KERNEL[kernel], y, sources: [sourceInOrder(machine, x)], rows, columns, inner: 0 });
    });

  const reducedMatrix = <S extends readonly [number]>(
    operation: "sumRows" | "sumColumns" | "maxColumns",
    matrix: Tensor,
    shape: S,
  ): Tensor<S> => {
    check(operation, matrix);
    return reduced(operation, matrix, shape, ...resultShape.matrix(operation, "matrix", matrix));
  };

  const change = (operation: "assign" | "increase", target: Tensor, by: Tensor): void => {
    check(operation, target, by);
    resultShape.elementwise(operation, target, by);
    if (sizeOf(target.shape) > 0) machine.runStep(() => changeOn(machine, operation, target, by));
  };

  const step: Ops["step"] = (body) => machine.runStep(body);

  const ops: Ops = {
    ...imageOperations(machine, check, computed),
    dtype,
    step,
    compile: compileOn(machine, watch),

    from(source) {
      if (source.dtype === dtype) return source;
      const data = allocate(dtype, sizeOf(source.shape));
      data.set(rowMajor(source));
      return { shape: source.shape, dtype, data, transposed: false };
    },
    fill(shape, value) {
      resultShape.fill(shape);
      return computed(shape, (y) => elementwise(KERNEL.copy, y, [sourceOf(value)], shape));
    },
    variable(source) {
      check("variable", source);
      const elements = allocate(dtype, sizeOf(source.shape));
      elements.set(rowMajor(source));
      return machine.tensorAt(source.shape, { block: machine.variables.create(elements), offset: 0 });
    },
    assign: (target, source) => change("assign", target, source),
    increase: (target, by) => change("increase", target, by),
    item(scalar) {
      check("item", scalar);
      resultShape.scalar("item", scalar);
      return machine.runStep(() => {
        const at = machine.placeOf(scalar);
        const value = machine.memory.elements[machine.pointerTo(at) / machine.memory.size]!;
        machine.recorder?.item(at, value);
        return value;
      });
    },
    allFinite(tensors) {
      check("allFinite", ...tensors);
      const finite = (x: Tensor): boolean => {
        const sources = [{ at: machine.placeOf(x), row: 0, column: 1 }];
        return machine.execute({
          kernel: KERNEL.allFinite,
          y: undefined,
          sources,
          rows: 1,
          columns: sizeOf(x.shape),
          inner: 0,
        });
      };
      return machine.runStep(() => tensors.every(finite));
    },
    inspect(x, look) {
      if (machine.recorder === undefined) look(x);
      else machine.recorder.inspect(x, look);
    },

    reshape(source, shape) {
      check("reshape", source);
      resultShape.reshape(source, shape);
      if (!source.transposed) return machine.view(source, shape, 0, false);
      return computed(shape, (y) => elementwise(KERNEL.copy, y, [sourceOf(source)], source.shape));
    },
    slice(vector, start, shape) {
      check("slice", vector);
      resultShape.slice(vector, start, shape);
      return machine.view(vector, shape, start, false);
    },
    transpose(matrix) {
      check("transpose", matrix);
      resultShape.matrix("transpose", "matrix", matrix);
      const [rows, columns] = matrix.shape;
      return machine.view(matrix, [columns, rows], 0, !matrix.transposed);
    },
    concatenate(parts) {
      check("concatenate", ...parts);
      const length = parts.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
      return computed([length], ({ block }) => {
        let offset = 0;
        for (const part of parts) {
          elementwise(KERNEL.copy, { block, offset }, [sourceOf(part)], part.shape);
          offset += sizeOf(part.shape);
        }
      });
    },

    matmul(left, right) {
      check("matmul", left, right);
      const [rows, columns] = resultShape.matmul(left, right);
      return computed([left.shape[0], right.shape[1]], (y) => {
        const sources = [sourceOf(left), sourceOf(right)];
        machine.execute({ kernel: KERNEL.matmul, y, sources, rows, columns, inner: left.shape[1] });
      });
    },

    add: combining("add"),
    subtract: combining("subtract"),
    multiply: combining("multiply"),
    divide: combining("divide"),
    maximum: combining("maximum"),
    where: combining("where"),

    exp: unary("exp"),
    log: unary("log"),
    log1p: unary("log1p"),
    sqrt: unary("sqrt"),
    tanh: unary("tanh"),
    erf: unary("erf"),
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
      return reduced("sumColumns", x, [], 1, sizeOf(x.shape));
    },
    sumRows: (matrix) => reducedMatrix("sumRows", matrix, [matrix.shape[1]]),
    sumColumns: (matrix) => reducedMatrix("sumColumns", matrix, [matrix.shape[0]]),
    maxColumns: (matrix) => reducedMatrix("maxColumns", matrix, [matrix.shape[0]]),

    oneHot(labels, classes) {
      check("oneHot", labels);
      const [rows, columns] = resultShape.oneHot(labels, classes);
      return computed([labels.shape[0], classes], (y) => {
        const sources = [sourceOf(labels)];
        const areLabels = machine.execute({ kernel: KERNEL.oneHot, y, sources, rows, columns, inner: 0 });
        if (!areLabels) refuseLabels("oneHot", labels, classes);
      });
    },
    gatherRows(table, labels) {
      check("gatherRows", table, labels);
      const [rows, columns] = resultShape.gatherRows(table, labels);
      const inner = table.shape[0];
      return computed([labels.shape[0], table.shape[1]], (y) => {
        const sources = [sourceInOrder(machine, table), sourceOf(labels)];
        const areLabels = machine.execute({ kernel: KERNEL.gatherRows, y, sources, rows, columns, inner });
        if (!areLabels) refuseLabels("gatherRows", labels, inner);
      });
    },
    sumRowsByLabel(matrix, labels, classes) {
      check("sumRowsByLabel", matrix, labels);
      const [rows, columns] = resultShape.sumRowsByLabel(matrix, labels, classes);
      return computed([classes, matrix.shape[1]], (y) => {
        const sources = [sourceInOrder(machine, matrix), sourceOf(labels)];
        const areLabels = machine.execute({ kernel: KERNEL.sumRowsByLabel, y, sources, rows, columns, inner: classes });
        if (!areLabels) refuseLabels("sumRowsByLabel", labels, classes);
      });
    },
  };
  return watched(ops, watch);
};

/** Throws for the first label that is no class. */
const refuseLabels = (operation: string, labels: Vector, classes: number): void =>
  rowMajor(labels).forEach((label, example) => void expectLabel(operation, example, label, classes));
