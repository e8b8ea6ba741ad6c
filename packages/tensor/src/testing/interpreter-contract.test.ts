import { describe, expect, test } from "vitest";
import type { DType } from "../dtype.js";
import type { CompiledBody } from "../interpreter/compiled.js";
import { counting } from "../interpreter/counting.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import { rowMajor } from "../row-major.js";
import { ShapeError } from "../shape-error.js";
import type { Tensor } from "../tensor.js";
import { failingCases } from "./failing-cases.js";
import { opsContract } from "./ops-contract.js";

type Plant = (ops: Ops, dtype: DType) => Partial<Ops>;

/** The cases that fail when these operations replace those of the reference. */
const allFailuresOf = (plant: Plant): readonly string[] =>
  failingCases(
    opsContract((options) => {
      const ops = referenceOps(options);
      return { ...ops, ...plant(ops, options.dtype) };
    }),
  );

/** Those for one operation each: compiled functions use nearly all. */
const failuresOf = (plant: Plant): readonly string[] =>
  allFailuresOf(plant).filter((name) => !name.startsWith("compile: "));

/** A way to compile that has a mistake: what it makes of each call. */
const compiling =
  (
    call: (compute: (inputs: readonly Tensor[], step: number) => number | undefined) => typeof compute,
  ): ((ops: Ops) => Ops["compile"]) =>
  (ops) =>
  (body) =>
    call(ops.compile(body as CompiledBody<readonly Tensor[]>));

const inBoth = (name: string): readonly string[] => [`${name}, float64`, `${name}, float32`];

/** The same operation, which also changes an operand. */
const changing =
  <Rest extends readonly unknown[], Result extends Tensor>(
    operation: (x: Tensor, ...rest: Rest) => Result,
  ): ((x: Tensor, ...rest: Rest) => Result) =>
  (x, ...rest) => {
    const result = operation(x, ...rest);
    x.data.set(result.data);
    return result;
  };

describe("opsContract", () => {
  test("finds nothing in the reference", () => {
    expect(failuresOf(() => ({}))).toEqual([]);
  });

  test("finds a sum in another order", () => {
    const sum =
      (ops: Ops): Ops["sum"] =>
      (x) => {
        const y = ops.sum(x);
        y.data[0] = 0;
        for (const element of rowMajor(x)) y.data[0]! += element;
        return y;
      };
    expect(failuresOf((ops) => ({ sum: sum(ops) }))).toEqual(inBoth("sum"));
  });

  test("finds columns added in order", () => {
    const sumColumns =
      (ops: Ops): Ops["sumColumns"] =>
      (matrix) => {
        const y = ops.sumColumns(matrix);
        ops.assign(y, ops.sumRows(ops.transpose(matrix)));
        return y;
      };
    expect(failuresOf((ops) => ({ sumColumns: sumColumns(ops) }))).toEqual(inBoth("sumColumns"));
  });

  test("finds rows added in lanes", () => {
    const sumRows =
      (ops: Ops): Ops["sumRows"] =>
      (matrix) => {
        const y = ops.sumRows(matrix);
        ops.assign(y, ops.sumColumns(ops.transpose(matrix)));
        return y;
      };
    expect(failuresOf((ops) => ({ sumRows: sumRows(ops) }))).toEqual(inBoth("sumRows"));
  });

  test("finds fused multiply-add in a float32 product", () => {
    // The product of two float32 is exact in float64, so that only the sums are rounded.
    const fused =
      (ops: Ops): Ops["matmul"] =>
      (left, right) => {
        const y = ops.matmul(left, right);
        const [inner, columns] = [left.shape[1], right.shape[1]];
        const [a, b] = [rowMajor(left), rowMajor(right)];
        y.data.forEach((_, place) => {
          const [i, j] = [Math.floor(place / columns), place % columns];
          let total = 0;
          for (let k = 0; k < inner; k++) total = Math.fround(total + a[i * inner + k]! * b[k * columns + j]!);
          y.data[place] = total;
        });
        return y;
      };
    expect(failuresOf((ops, dtype) => (dtype === "float32" ? { matmul: fused(ops) } : {}))).toEqual([
      "matmul, float32",
    ]);
  });

  test("finds a product that reads a transposed operand as if it were not", () => {
    const matmul =
      (ops: Ops): Ops["matmul"] =>
      (left, right) =>
        ops.matmul(left, { ...right, transposed: false });
    expect(failuresOf((ops) => ({ matmul: matmul(ops) }))).toEqual(inBoth("matmul"));
  });

  test("finds rows added to a transposed matrix as if it were not", () => {
    const addRow =
      (ops: Ops): Ops["addRow"] =>
      (matrix, row) =>
        ops.addRow({ ...matrix, transposed: false }, row);
    expect(failuresOf((ops) => ({ addRow: addRow(ops) }))).toEqual(inBoth("addRow"));
  });

  test("finds a maximum that loses NaN", () => {
    const maximum =
      (ops: Ops): Ops["maximum"] =>
      (left, right) => {
        const y = ops.maximum(left, right);
        const b = typeof right === "number" ? undefined : rowMajor(right);
        y.data.forEach((element, i) => {
          if (Number.isNaN(element)) y.data[i] = b?.[i] ?? Number(right);
        });
        return y;
      };
    expect(failuresOf((ops) => ({ maximum: maximum(ops) }))).toEqual(inBoth("maximum"));
  });

  test("finds the sign of 0 kept by an absolute value", () => {
    const absolute =
      (ops: Ops): Ops["absolute"] =>
      (x) => {
        const y = ops.absolute(x);
        y.data.set(rowMajor(x).map((element) => (element < 0 ? -element : element)));
        return y;
      };
    expect(failuresOf((ops) => ({ absolute: absolute(ops) }))).toEqual(inBoth("absolute"));
  });

  test("finds an elementary function of another engine", () => {
    const exp =
      (ops: Ops): Ops["exp"] =>
      (x) => {
        const y = ops.exp(x);
        y.data.set(rowMajor(x).map(Math.exp));
        return y;
      };
    // Rounded to float32 the two agree nearly always.
    expect(failuresOf((ops) => ({ exp: exp(ops) }))).toContain("exp, float64");
  });

  test("finds operations that change an operand", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      absolute: changing(ops.absolute as (x: Tensor) => Tensor) as Ops["absolute"],
    });
    expect(failuresOf(plant)).toEqual(inBoth("operands stay as they are"));
  });

  test("finds a variable that is no copy, and a slice that is one", () => {
    const memory =
      "memory: from, fill, variable, assign, increase, item, reshape, slice, concatenate, transpose, oneHot";
    expect(failuresOf(() => ({ variable: (source) => source }))).toEqual(inBoth(memory));
    const slice =
      (ops: Ops): Ops["slice"] =>
      (vector, start, shape) =>
        ops.variable(ops.slice(vector, start, shape));
    expect(failuresOf((ops) => ({ slice: slice(ops) }))).toEqual(inBoth(memory));
  });

  test("finds shapes that are not refused, or in other words", () => {
    const add =
      (ops: Ops): Ops["add"] =>
      (left, right) => {
        try {
          return ops.add(left, right);
        } catch (error) {
          throw error instanceof ShapeError ? new Error("shapes differ") : error;
        }
      };
    expect(failuresOf((ops) => ({ add: add(ops) }))).toEqual(inBoth("refuses operands of two shapes"));
    const item: Ops["item"] = ({ data }) => data[0]!;
    expect(failuresOf(() => ({ item }))).toEqual(inBoth("refuses an item of a matrix"));
  });

  test("finds the other precision accepted", () => {
    const sigmoid =
      (ops: Ops): Ops["sigmoid"] =>
      (x) =>
        ops.sigmoid(ops.from(x));
    expect(failuresOf((ops) => ({ sigmoid: sigmoid(ops) }))).toEqual(inBoth("refuses the other precision"));
  });

  test.each<readonly [string, (ops: Ops) => Ops["compile"], string]>([
    [
      "results of the first call",
      compiling((compute) => {
        let first: number | undefined;
        return (inputs, step) => (first ??= compute(inputs, step));
      }),
      "values that change, shapes that change and come back, numbers that vary",
    ],
    [
      "numbers of the first call",
      compiling((compute) => {
        let first: number | undefined;
        return (inputs, step) => {
          first ??= step;
          return compute(inputs, first);
        };
      }),
      "values that change, shapes that change and come back, numbers that vary",
    ],
    [
      "inputs that were one tensor once and stay one",
      compiling((compute) => {
        let same = false;
        return (inputs, step) => {
          same ||= inputs.length === 2 && inputs[0] === inputs[1];
          return compute(same ? inputs.map(() => inputs[0]!) : inputs, step);
        };
      }),
      "one tensor for two inputs, or for an input and a constant",
    ],
    [
      "a body that is run twice",
      compiling((compute) => (inputs, step) => {
        compute(inputs, step);
        return compute(inputs, step);
      }),
      "calls that end early and leave variables as they were",
    ],
    [
      "errors that are lost",
      compiling((compute) => (inputs, step) => {
        try {
          return compute(inputs, step);
        } catch {
          return undefined;
        }
      }),
      "a look that throws, labels that are no class, a look after the call has ended early",
    ],
    [
      "the sign of 0 lost among the numbers that vary",
      (ops) => (body) =>
        ops.compile((inputs, call) =>
          body(inputs, {
            ...call,
            varying: (part) => part({ step: call.step === 3 ? 4 : call.step }),
          }),
        ),
      "a number that becomes −0, and one that becomes NaN",
    ],
  ])("finds, in compiled functions, %s", (_, compile, name) => {
    expect(allFailuresOf((ops) => ({ compile: compile(ops) }))).toEqual(
      expect.arrayContaining(inBoth(`compile: ${name}`) as string[]),
    );
  });

  test("finds an infinity that is not seen", () => {
    const allFinite: Ops["allFinite"] = (tensors) => tensors.every(({ data }) => !data.some(Number.isNaN));
    expect(failuresOf(() => ({ allFinite }))).toEqual(inBoth("refuses the other precision"));
    expect(allFailuresOf(() => ({ allFinite }))).toEqual(
      expect.arrayContaining(inBoth("compile: allFinite and inspect") as string[]),
    );
  });

  test("finds an interpreter that computes nothing", () => {
    const failures = failingCases(opsContract((options) => counting(options).ops));
    expect(failures).toEqual(expect.arrayContaining([...inBoth("matmul"), ...inBoth("add"), ...inBoth("sumRows")]));
  });
});
