import { describe, expect, test } from "vitest";
import { allocate, type DType } from "../../dtype.js";
import { DTypeError } from "../../dtype-error.js";
import { erf } from "../../elementary/erf.js";
import { exp } from "../../elementary/exp.js";
import { log } from "../../elementary/log.js";
import { log1p } from "../../elementary/log1p.js";
import { sigmoid } from "../../elementary/sigmoid.js";
import { tanh } from "../../elementary/tanh.js";
import { ArgumentError } from "../../expect/argument-error.js";
import { randomStreams } from "../../random/random-streams.js";
import { ShapeError } from "../../shape-error.js";
import { StaleTensorError } from "../../stale-tensor-error.js";
import { fromElements, type NestedNumbers, type Tensor, tensor, type Vector } from "../../tensor.js";
import { describeInterpreter } from "../../testing/interpreter-contract.js";
import { randomTensor } from "../../testing/random-tensor.js";
import { toArray } from "../../to-array.js";
import type { Outcome, Report } from "../interpreter.js";
import { referenceInterpreter, referenceOps } from "./reference-interpreter.js";

// Against itself this asserts only that the contract's cases run: below are independent definitions.
describeInterpreter("referenceInterpreter", referenceInterpreter);

test("another precision is refused", () => {
  // @ts-expect-error the compiler refuses it too
  expect(() => referenceInterpreter({ dtype: "f32" })).toThrow(
    new ArgumentError({
      place: "referenceInterpreter(dtype)",
      expected: '"float32" or "float64"',
      received: "f32",
    }),
  );
});

test("referenceOps is the arithmetic of referenceInterpreter", () => {
  expect(referenceOps().dtype).toBe("float32");
  expect(Object.keys(referenceOps({ dtype: "float64" }))).toEqual(Object.keys(referenceInterpreter().ops));
});

const SPECIAL = [0, -0, 1, -1, 2 ** -149, -(2 ** -149), 3e38, -3e38, 5e-324, 1e308, Infinity, -Infinity, Number.NaN];

describe.each<[DType, (x: number) => number]>([
  ["float32", Math.fround],
  ["float64", (x) => x],
])("referenceInterpreter in %s", (dtype, round) => {
  const interpreter = referenceInterpreter({ dtype });
  const { ops } = interpreter;
  const other: DType = dtype === "float32" ? "float64" : "float32";
  const random = randomStreams("referenceInterpreter").stream(dtype);
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
      expect(toArray(ops[name](of(3), of(-7)))).toBe(round(binary[name](3, -7)));
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

  describe("scalars", () => {
    test("scale and divideBy have the bits of multiply and divide by a number, in any layout and rank", () => {
      for (const factor of [0.1, -0, 3e38, Infinity, Number.NaN]) {
        for (const x of layouts(normal(3, 5))) {
          expect(toArray(ops.scale(x, of(factor)))).toEqual(toArray(ops.multiply(x, factor)));
          expect(toArray(ops.divideBy(x, of(factor)))).toEqual(toArray(ops.divide(x, factor)));
        }
        const cube = randomTensor(random, [2, 3, 2], dtype);
        expect(ops.scale(cube, of(factor))).toEqual(ops.multiply(cube, factor));
        expect(ops.divideBy(special, of(factor))).toEqual(ops.divide(special, factor));
      }
      expect(toArray(ops.scale(of([3, 0.7]), of(0.1)))).toEqual([3, 0.7].map((x) => round(round(x) * round(0.1))));
      expect(toArray(ops.divideBy(of([3, 0.7]), of(0.1)))).toEqual([3, 0.7].map((x) => round(round(x) / round(0.1))));
    });
  });

  describe("fill, from and views", () => {
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
        { dtype: other },
      );
      const from = ops.from(ops.from(matrix));
      expect(from.dtype).toBe(dtype);
      expect(toArray(from)).toEqual(toArray(matrix).map((row) => row.map(round)));
      expect(toArray(ops.from({ ...matrix, transposed: true }))).toEqual([
        [round(matrix.data[0]!), 3],
        [2, 4],
      ]);
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

    test.each([[[-2, -3]], [[1.5, 4]], [[7]]])("reshape and slice refuse the shape %j", (shape) => {
      expect(() => ops.reshape(vector(6), shape)).toThrow(ShapeError);
      expect(() => ops.slice(vector(6), 0, shape)).toThrow(ShapeError);
    });

    test.each([-1, 0.5, 6])("slice refuses to start at %d", (start) => {
      expect(() => ops.slice(vector(6), start, [1])).toThrow(ShapeError);
    });
  });

  describe("variables", () => {
    test("variable is a copy", () => {
      for (const source of layouts(normal(2, 3))) {
        const before = toArray(source);
        const copy = interpreter.variable(source);
        expect(toArray(copy)).toEqual(before);
        interpreter.assign(copy, ops.fill([2, 3], 7));
        expect(toArray(source)).toEqual(before);
        expect(toArray(copy)).toEqual([
          [7, 7, 7],
          [7, 7, 7],
        ]);
      }
    });

    test("assign overwrites row by row, also from a transposed matrix", () => {
      for (const source of layouts(normal(2, 3))) {
        const target = interpreter.variable(normal(2, 3));
        interpreter.assign(target, source);
        expect(toArray(target)).toEqual(toArray(source));
      }
    });

    test("increase adds, rounded, also a transposed matrix, and also to a vector by its slice", () => {
      for (const by of layouts(normal(2, 3))) {
        const target = interpreter.variable(normal(2, 3));
        const expected = toArray(target).map((row, i) => row.map((x, j) => round(x + toArray(by)[i]![j]!)));
        interpreter.increase(target, by);
        expect(toArray(target)).toEqual(expected);
      }
      const theta = interpreter.variable(of([1, 2, 3]));
      interpreter.increase(ops.slice(theta, 1, [2]), of([10, 20]));
      expect(toArray(theta)).toEqual([1, 12, 23]);
    });

    test("assigning to a vector changes its slices, and to a slice its vector", () => {
      const theta = interpreter.variable(of([1, 2, 3, 4, 5, 6]));
      const weight = ops.slice(theta, 1, [2, 2]);
      const bias = ops.slice(theta, 5, [1]);
      expect(toArray(weight)).toEqual([
        [2, 3],
        [4, 5],
      ]);
      interpreter.assign(theta, of([10, 20, 30, 40, 50, 60]));
      expect(toArray(weight)).toEqual([
        [20, 30],
        [40, 50],
      ]);
      interpreter.assign(bias, of([-1]));
      interpreter.assign(
        weight,
        of([
          [7, 8],
          [9, 0],
        ]),
      );
      expect(toArray(theta)).toEqual([10, 7, 8, 9, 0, -1]);
    });

    test.each(["variable", "assign", "increase"] as const)("%s refuses the other precision", (change) => {
      const [own, foreign] = [interpreter.variable(of([3, 4])), tensor([1, 2], { dtype: other })];
      expect(() => interpreter[change](foreign, own)).toThrow(new DTypeError(change, dtype, other));
      if (change === "variable") return;
      expect(() => interpreter[change](own, foreign)).toThrow(new DTypeError(change, dtype, other));
      expect(() => interpreter[change]<readonly number[]>(own, vector(3))).toThrow(ShapeError);
    });
  });

  test("read gives the elements row by row", () => {
    for (const matrix of layouts(normal(2, 3))) expect([...interpreter.read(matrix)]).toEqual(toArray(matrix).flat());
  });

  describe("run and compile", () => {
    type Pair = Tensor<readonly [2]>;
    const theta = interpreter.variable(of([1, 2]));
    const outcome = (x: Pair, ...finite: readonly Tensor[]): Outcome => ({
      report: ops.concatenate([ops.sum(x), ops.sum(theta)]),
      finite,
      changes: [
        { target: theta, increase: x },
        { target: ops.slice(theta, 1, [1]), assign: ops.fill([1], 0.1) },
      ],
    });
    const compiled = interpreter.compile(([x, guard]: readonly [Pair, Vector]) => outcome(x, of([0]), guard));
    const ways: readonly (readonly [string, (x: Pair, guard: Vector) => Report])[] = [
      ["run", (x, guard) => interpreter.run(() => outcome(x, of([0]), guard))],
      ["compile", (x, guard) => compiled([x, guard])],
    ];

    test.each(ways)("%s reports what the body computes, and then makes the changes in order", (_, call) => {
      interpreter.assign(theta, of([1, 2]));
      expect(call(of([10, 20]), vector(3))).toEqual([30, 3]);
      expect(toArray(theta)).toEqual([11, round(0.1)]);
      expect(call(of([-1, 0]), vector(3))).toEqual([-1, round(11 + round(0.1))]);
      expect(toArray(theta)).toEqual([10, round(0.1)]);
    });

    test.each(ways)("%s changes nothing where a tensor is not finite that has to be", (_, call) => {
      interpreter.assign(theta, of([1, 2]));
      for (const value of [Number.NaN, Infinity, -Infinity]) expect(call(of([1, 1]), of([0, value]))).toBe(undefined);
      expect(toArray(theta)).toEqual([1, 2]);
      expect(call(of([Infinity, 1]), vector(0))).toEqual([Infinity, 3]);
      expect(toArray(theta)).toEqual([Infinity, round(0.1)]);
    });

    test("both are steps, whose memory is taken back", () => {
      const leaked: Vector[] = [];
      const leak = (): Outcome => {
        leaked.push(ops.fill([8192], 1));
        return { report: of([]), finite: [], changes: [] };
      };
      interpreter.run(leak);
      interpreter.compile(leak)([]);
      expect(leaked).toHaveLength(2);
      for (const tensor of leaked) expect(() => interpreter.read(tensor)).toThrow(StaleTensorError);
    });
  });
});

test("a result that there is no memory for is refused by the operation's name", () => {
  const { ops } = referenceInterpreter();
  const huge = 2 ** 50;
  const expected = `a shape of its result that there is memory for, but received [${huge}].`;
  expect(() => ops.fill([huge], 1)).toThrow(`fill expects ${expected}`);
  expect(() => ops.uniform([huge], [1, 2], tensor([0, 0]))).toThrow(`uniform expects ${expected}`);
});
