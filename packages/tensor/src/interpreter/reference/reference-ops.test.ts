import { describe, expect, test } from "vitest";
import { allocate, type DType, DTypeError } from "../../dtype.js";
import { erf } from "../../elementary/erf.js";
import { exp } from "../../elementary/exp.js";
import { log } from "../../elementary/log.js";
import { log1p } from "../../elementary/log1p.js";
import { sigmoid } from "../../elementary/sigmoid.js";
import { tanh } from "../../elementary/tanh.js";
import { isTensor } from "../../is-tensor.js";
import { LabelError } from "../../label-error.js";
import { randomStreams } from "../../random/random-streams.js";
import { sizeOf } from "../../shape.js";
import { ShapeError } from "../../shape-error.js";
import { fromElements, type NestedNumbers, type Tensor, tensor } from "../../tensor.js";
import { TensorArgumentError } from "../../tensor-argument-error.js";
import { type MakeOperand, type Operation, operationCalls, takesLabels } from "../../testing/operation-calls.js";
import { describeOps } from "../../testing/ops-contract.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import { referenceOps } from "./reference-interpreter.js";

// Against itself this asserts only that the contract's cases run: below are independent definitions.
describeOps("referenceOps", referenceOps);

test("another precision is refused", () => {
  // @ts-expect-error the compiler refuses it too
  expect(() => referenceOps({ dtype: "f32" })).toThrow(
    new TensorArgumentError("referenceOps(dtype)", "float32 or float64", "f32"),
  );
});

const SPECIAL = [0, -0, 1, -1, 2 ** -149, -(2 ** -149), 3e38, -3e38, 5e-324, 1e308, Infinity, -Infinity, Number.NaN];

describe.each<[DType, (x: number) => number]>([
  ["float32", Math.fround],
  ["float64", (x) => x],
])("referenceOps in %s", (dtype, round) => {
  const ops = referenceOps({ dtype });
  const random = randomStreams("referenceOps").stream(dtype);
  const normal = (rows: number, columns: number) => randomTensor(random, [rows, columns], dtype);
  const vector = (length: number) => randomTensor(random, [length], dtype);
  const of = <const Values extends NestedNumbers>(values: Values) => tensor(values, { dtype });
  const special = of(SPECIAL);
  const squared = of(SPECIAL.map(() => SPECIAL));

  /** A matrix, and the same elements as a view of its transpose. */
  const layouts = (matrix: Tensor<readonly [number, number]>) => {
    const [rows, columns] = matrix.shape;
    const elements = allocate(dtype, rows * columns).map((_, i) => toArray(matrix)[i % rows]![Math.floor(i / rows)]!);
    return [matrix, ops.transpose(fromElements(elements, [columns, rows]))];
  };

  describe("elementwise", () => {
    const binary: Record<"add" | "subtract" | "multiply" | "divide" | "maximum", (a: number, b: number) => number> = {
      add: (a, b) => a + b,
      subtract: (a, b) => a - b,
      multiply: (a, b) => a * b,
      divide: (a, b) => a / b,
      maximum: (a, b) => (a < b ? b : a),
    };
    const names = Object.keys(binary) as (keyof typeof binary)[];

    test.each(names)("%s", (name) => {
      for (const [a, b] of [
        [normal(3, 5), normal(3, 5)],
        [squared, ops.transpose(squared)],
      ] as const) {
        for (const left of layouts(a)) {
          for (const right of layouts(b)) {
            const expected = toArray(left).map((row, i) =>
              row.map((x, j) => round(binary[name](x, toArray(right)[i]![j]!))),
            );
            expect(toArray(ops[name](left, right))).toEqual(expected);
          }
          const expected = toArray(left).map((row) => row.map((x) => round(binary[name](x, round(0.1)))));
          expect(toArray(ops[name](left, 0.1))).toEqual(expected);
        }
      }
    });

    test.each(names)("%s of a scalar and of rank 3", (name) => {
      const [a, b] = [randomTensor(random, [2, 3, 2], dtype), randomTensor(random, [2, 3, 2], dtype)];
      const expected = [...a.data].map((x, i) => round(binary[name](x, b.data[i]!)));
      expect([...ops[name](a, b).data]).toEqual(expected);
      expect(ops[name](a, b).shape).toEqual([2, 3, 2]);
      expect(ops.item(ops[name](of(3), of(-7)))).toBe(round(binary[name](3, -7)));
    });

    test("subtract from and divide a number", () => {
      const x = of([0.7, -0, 3]);
      expect(toArray(ops.subtract(0.1, x))).toEqual([0.7, -0, 3].map((b) => round(round(0.1) - round(b))));
      expect(toArray(ops.divide(0.1, x))).toEqual([0.7, -0, 3].map((b) => round(round(0.1) / round(b))));
    });

    test("maximum keeps a NaN on the left and loses one on the right", () => {
      expect(toArray(ops.maximum(of([Number.NaN, 1]), of([1, Number.NaN])))).toEqual([Number.NaN, 1]);
    });

    test("where is otherwise at 0, −0 and NaN", () => {
      const condition = of([1, 2 ** -149, Infinity, 0, -0, -1, Number.NaN]);
      const otherwise = of([9, 8, 7, 6, 5, 4, 3]);
      expect(toArray(ops.where(condition, 1, otherwise))).toEqual([1, 1, 1, 6, 5, 4, 3]);
      expect(toArray(ops.where(condition, otherwise, -0))).toEqual([9, 8, 7, -0, -0, -0, -0]);
    });

    test("where, transposed", () => {
      for (const condition of layouts(normal(2, 3))) {
        for (const positive of layouts(normal(2, 3))) {
          for (const otherwise of layouts(normal(2, 3))) {
            const expected = toArray(condition).map((row, i) =>
              row.map((c, j) => toArray(c > 0 ? positive : otherwise)[i]![j]!),
            );
            expect(toArray(ops.where(condition, positive, otherwise))).toEqual(expected);
          }
        }
      }
    });

    const unary = { exp, log, log1p, sqrt: Math.sqrt, tanh, erf, sigmoid, absolute: Math.abs } as const;
    test.each(Object.keys(unary) as (keyof typeof unary)[])("%s is that of float64, rounded", (name) => {
      for (const x of layouts(normal(3, 5))) {
        expect(toArray(ops[name](x))).toEqual(toArray(x).map((row) => row.map((a) => round(unary[name](a)))));
      }
      expect(toArray(ops[name](special))).toEqual(toArray(special).map((a) => round(unary[name](a))));
    });
  });

  describe("rows and columns", () => {
    test.each<[string, (a: number, b: number) => number, "addRow" | "subtractRow" | "multiplyRow"]>([
      ["addRow", (a, b) => a + b, "addRow"],
      ["subtractRow", (a, b) => a - b, "subtractRow"],
      ["multiplyRow", (a, b) => a * b, "multiplyRow"],
    ])("%s", (_, compute, name) => {
      for (const matrix of layouts(normal(3, 5))) {
        const row = vector(5);
        const expected = toArray(matrix).map((elements) => elements.map((a, j) => round(compute(a, row.data[j]!))));
        expect(toArray(ops[name](matrix, row))).toEqual(expected);
      }
    });

    test.each<[string, (a: number, b: number) => number, "subtractColumn" | "multiplyColumn" | "divideColumn"]>([
      ["subtractColumn", (a, b) => a - b, "subtractColumn"],
      ["multiplyColumn", (a, b) => a * b, "multiplyColumn"],
      ["divideColumn", (a, b) => a / b, "divideColumn"],
    ])("%s", (_, compute, name) => {
      for (const matrix of layouts(normal(3, 5))) {
        const column = vector(3);
        const expected = toArray(matrix).map((elements, i) => elements.map((a) => round(compute(a, column.data[i]!))));
        expect(toArray(ops[name](matrix, column))).toEqual(expected);
      }
    });
  });

  describe("memory", () => {
    test("fill rounds its value", () => {
      expect(ops.fill([2, 2], 0.1)).toEqual(
        of([
          [0.1, 0.1],
          [0.1, 0.1],
        ]),
      );
    });

    test("from keeps a tensor of its precision and converts one of the other", () => {
      const own = vector(3);
      expect(ops.from(own)).toBe(own);
      const matrix = tensor(
        [
          [0.1, 2],
          [3, 4],
        ],
        { dtype: dtype === "float32" ? "float64" : "float32" },
      );
      const from = ops.from(ops.from(matrix));
      expect(from.dtype).toBe(dtype);
      expect(toArray(from)).toEqual(toArray(matrix).map((row) => row.map(round)));
      expect(toArray(ops.from({ ...matrix, transposed: true }))).toEqual([
        [round(matrix.data[0]!), 3],
        [2, 4],
      ]);
    });

    test("variable is a copy", () => {
      for (const source of layouts(normal(2, 3))) {
        const before = toArray(source);
        const copy = ops.variable(source);
        expect(toArray(copy)).toEqual(before);
        ops.assign(copy, ops.fill([2, 3], 7));
        expect(toArray(source)).toEqual(before);
        expect(toArray(copy)).toEqual([
          [7, 7, 7],
          [7, 7, 7],
        ]);
      }
    });

    test("assign overwrites row by row, also from a transposed matrix", () => {
      for (const source of layouts(normal(2, 3))) {
        const target = ops.variable(normal(2, 3));
        ops.assign(target, source);
        expect(toArray(target)).toEqual(toArray(source));
      }
    });

    test("increase adds, rounded, also a transposed matrix, and also to a vector by its slice", () => {
      for (const by of layouts(normal(2, 3))) {
        const target = ops.variable(normal(2, 3));
        const expected = toArray(target).map((row, i) => row.map((x, j) => round(x + toArray(by)[i]![j]!)));
        ops.increase(target, by);
        expect(toArray(target)).toEqual(expected);
      }
      const theta = ops.variable(of([1, 2, 3]));
      ops.increase(ops.slice(theta, 1, [2]), of([10, 20]));
      expect(toArray(theta)).toEqual([1, 12, 23]);
    });

    test("assigning to a vector changes its slices, and to a slice its vector", () => {
      const theta = ops.variable(of([1, 2, 3, 4, 5, 6]));
      const weight = ops.slice(theta, 1, [2, 2]);
      const bias = ops.slice(theta, 5, [1]);
      expect(toArray(weight)).toEqual([
        [2, 3],
        [4, 5],
      ]);
      ops.assign(theta, of([10, 20, 30, 40, 50, 60]));
      expect(toArray(weight)).toEqual([
        [20, 30],
        [40, 50],
      ]);
      ops.assign(bias, of([-1]));
      ops.assign(
        weight,
        of([
          [7, 8],
          [9, 0],
        ]),
      );
      expect(toArray(theta)).toEqual([10, 7, 8, 9, 0, -1]);
    });

    test("item is the number of a scalar", () => {
      expect(ops.item(of(0.1))).toBe(round(0.1));
    });

    test("reshape keeps the order of rows", () => {
      for (const matrix of layouts(
        of([
          [1, 2, 3],
          [4, 5, 6],
        ]),
      )) {
        expect(toArray(ops.reshape(matrix, [3, 2]))).toEqual([
          [1, 2],
          [3, 4],
          [5, 6],
        ]);
        expect(toArray(ops.reshape(matrix, [1, 2, 3]))).toEqual([
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ]);
      }
    });

    test("concatenate writes row by row", () => {
      const matrix = of([
        [1, 2],
        [3, 4],
      ]);
      const all = ops.concatenate([matrix, of(5), ops.transpose(matrix), of([])]);
      expect(all).toEqual(of([1, 2, 3, 4, 5, 1, 3, 2, 4]));
      expect(ops.concatenate([])).toEqual(of([]));
    });

    test("transpose is a view, and twice the matrix itself", () => {
      const matrix = normal(2, 3);
      const view = ops.transpose(matrix);
      expect(view.data).toBe(matrix.data);
      expect(toArray(view)).toEqual([0, 1, 2].map((j) => [0, 1].map((i) => toArray(matrix)[i]![j]!)));
      expect(ops.transpose(view)).toEqual(matrix);
    });

    test("oneHot", () => {
      expect(toArray(ops.oneHot(of([2, 0, 1, 2]), 3))).toEqual([
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]);
    });

    test.each([3, -1, 0.5, Number.NaN])("oneHot refuses the label %d", (label) => {
      expect(() => ops.oneHot(of([0, label]), 3)).toThrow(LabelError);
      expect(() => ops.oneHot(of([0, label]), 3)).toThrow(
        `oneHot: the label of example 1 is ${label}; labels of 3 classes are whole numbers from 0 to 2`,
      );
    });

    test("gatherRows copies rows of either layout", () => {
      for (const table of layouts(normal(4, 3))) {
        const rows = toArray(table);
        expect(toArray(ops.gatherRows(table, of([2, 0, 3, 2])))).toEqual([rows[2], rows[0], rows[3], rows[2]]);
      }
    });

    test("sumRowsByLabel adds the rows of a label in order", () => {
      const labels = [1, 3, 1, 1, 0];
      for (const matrix of layouts(normal(5, 3))) {
        const expected = [0, 1, 2, 3].map((label) =>
          [0, 1, 2].map((j) =>
            toArray(matrix).reduce((sum, row, i) => (labels[i] === label ? round(sum + row[j]!) : sum), 0),
          ),
        );
        expect(toArray(ops.sumRowsByLabel(matrix, of(labels), 4))).toEqual(expected);
      }
    });

    test("sumRowsByLabel is the adjoint of gatherRows", () => {
      const [table, rows, labels] = [normal(4, 3), normal(6, 3), of([3, 1, 1, 0, 3, 3] as readonly number[])];
      const gathered = ops.item(ops.sum(ops.multiply(ops.gatherRows(table, labels), rows)));
      const summed = ops.item(ops.sum(ops.multiply(table, ops.sumRowsByLabel(rows, labels, 4))));
      expect(gathered).toBeCloseTo(summed, dtype === "float32" ? 5 : 13);
    });

    test.each([3, -1, 0.5, Number.NaN])("gatherRows and sumRowsByLabel refuse the label %d", (label) => {
      const message = `the label of example 1 is ${label}; labels of 3 classes are whole numbers from 0 to 2`;
      expect(() => ops.gatherRows(normal(3, 2), of([0, label]))).toThrow(`gatherRows: ${message}`);
      expect(() => ops.sumRowsByLabel(normal(2, 2), of([0, label]), 3)).toThrow(`sumRowsByLabel: ${message}`);
    });

    test.each([[[-2, -3]], [[1.5, 4]], [[7]]])("reshape and slice refuse the shape %j", (shape) => {
      expect(() => ops.reshape(vector(6), shape)).toThrow(ShapeError);
      expect(() => ops.slice(vector(6), 0, shape)).toThrow(ShapeError);
    });

    test.each([-1, 0.5, 6])("slice refuses to start at %d", (start) => {
      expect(() => ops.slice(vector(6), start, [1])).toThrow(ShapeError);
    });
  });

  describe("every operation", () => {
    const operations = Object.keys(operationCalls) as Operation[];
    const ones: MakeOperand = (shape) => fromElements(allocate(dtype, sizeOf(shape)).fill(1), shape);
    const other: MakeOperand = (shape) =>
      fromElements(allocate(dtype === "float32" ? "float64" : "float32", sizeOf(shape)).fill(1), shape);

    const changing: readonly Operation[] = ["assign", "increase"];
    test.each(operations.filter((operation) => !changing.includes(operation)))(
      "%s leaves its operands alone",
      (operation) => {
        const made: { readonly operand: Tensor; readonly before: Tensor }[] = [];
        operationCalls[operation](ops, (shape) => {
          const operand = takesLabels.includes(operation) ? ones(shape) : randomTensor(random, shape, dtype);
          made.push({ operand, before: ops.variable(operand) });
          return operand;
        });
        for (const { operand, before } of made) expect(operand).toEqual(before);
      },
    );

    // from and variable convert, and item reads a number of any precision.
    const convert: readonly Operation[] = ["from", "fill", "variable", "item"];
    test.each(operations.filter((operation) => !convert.includes(operation)))(
      "%s refuses the other precision in each operand",
      (operation) => {
        let operands = 0;
        operationCalls[operation](ops, (shape) => {
          operands++;
          return ones(shape);
        });
        expect(operands).toBeGreaterThan(0);
        for (let wrong = 0; wrong < operands; wrong++) {
          let next = 0;
          const call = () => operationCalls[operation](ops, (shape) => (next++ === wrong ? other(shape) : ones(shape)));
          expect(call).toThrow(new DTypeError(operation, dtype, dtype === "float32" ? "float64" : "float32"));
        }
      },
    );

    test.each(operations)("%s gives its own precision", (operation) => {
      const result = operationCalls[operation](ops, ones);
      if (isTensor(result)) {
        expect(result.dtype).toBe(dtype);
        expect(result.data).toBeInstanceOf(dtype === "float32" ? Float32Array : Float64Array);
        expect(result.data).toHaveLength(sizeOf(result.shape));
      } else expect(["item", "allFinite", ...changing]).toContain(operation);
    });
  });
});
