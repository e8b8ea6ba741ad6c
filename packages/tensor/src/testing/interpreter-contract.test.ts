import { describe, expect, test } from "vitest";
import { allocate, type Elements } from "../dtype.js";
import { carryOut } from "../interpreter/carry-out.js";
import { counting } from "../interpreter/counting.js";
import type { Outcome, Report, SynchronousInterpreter } from "../interpreter/interpreter.js";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import { rowMajor } from "../row-major.js";
import { sameShape, sizeOf } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import type { Tensor } from "../tensor.js";
import type { ContractCase } from "./contract.js";
import { failingCases } from "./failing-cases.js";
import { interpreterContract } from "./interpreter-contract.js";

type Plant = (interpreter: SynchronousInterpreter) => Partial<SynchronousInterpreter>;

/** The contract of an interpreter that has these in place of those of the reference. */
const contractOf = (plant: Plant): readonly ContractCase[] =>
  interpreterContract((options) => {
    const interpreter = referenceInterpreter(options);
    return { ...interpreter, ...plant(interpreter) };
  });

const ofCompile = ({ name }: ContractCase): boolean => name.startsWith("compile: ");
const ofElements = ({ name }: ContractCase): boolean => name.includes("without all of their elements");

/** The cases that fail. Those of all operations at once are apart: compiled functions, and operands that lack elements. */
const failuresOf = (plant: Plant): readonly string[] =>
  failingCases(contractOf(plant).filter((one) => !ofCompile(one) && !ofElements(one)));

/** The cases that fail when these operations replace those of the reference. */
const failuresOfOps = (plant: (ops: Ops, interpreter: SynchronousInterpreter) => Partial<Ops>): readonly string[] =>
  failuresOf((interpreter) => ({ ops: { ...interpreter.ops, ...plant(interpreter.ops, interpreter) } }));

const inBoth = (...names: readonly string[]): readonly string[] =>
  ["float64", "float32"].flatMap((dtype) => names.map((name) => `${name}, ${dtype}`));

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

describe("interpreterContract", () => {
  test("finds nothing in the reference", () => {
    expect(failingCases(contractOf(() => ({})))).toEqual([]);
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
    expect(failuresOfOps((ops) => ({ sum: sum(ops) }))).toEqual(inBoth("sum"));
  });

  test("finds columns added in order", () => {
    const sumColumns =
      (ops: Ops): Ops["sumColumns"] =>
      (matrix) => {
        // So that misfits are refused in the same words.
        ops.sumColumns(matrix);
        return ops.sumRows(ops.transpose(matrix));
      };
    expect(failuresOfOps((ops) => ({ sumColumns: sumColumns(ops) }))).toEqual(inBoth("sumColumns"));
  });

  test("finds rows added in lanes", () => {
    const sumRows =
      (ops: Ops): Ops["sumRows"] =>
      (matrix) => {
        // So that misfits are refused in the same words.
        ops.sumRows(matrix);
        return ops.sumColumns(ops.transpose(matrix));
      };
    expect(failuresOfOps((ops) => ({ sumRows: sumRows(ops) }))).toEqual(inBoth("sumRows"));
  });

  /** y, with each element a sum of `terms` elements in the documented lanes, but in the precision of the elements. */
  const addedInPrecision = <Y extends Tensor>(
    y: Y,
    {
      elements,
      terms,
      lanes,
      at,
    }: Readonly<{
      elements: Elements;
      terms: number;
      lanes: 1 | 8;
      at: (place: number, term: number) => number;
    }>,
  ): Y => {
    y.data.forEach((_, place) => {
      const sums = allocate(y.dtype, lanes);
      for (let term = 0; term < terms; term++) sums[term % lanes]! += elements[at(place, term)]!;
      for (let half = lanes >> 1; half > 0; half >>= 1) {
        for (let lane = 0; lane < half; lane++) sums[lane]! += sums[lane + half]!;
      }
      y.data[place] = sums[0]!;
    });
    return y;
  };

  test.each<readonly [keyof Ops, (ops: Ops) => Partial<Ops>]>([
    [
      "sum",
      (ops) => ({
        sum: (x) => {
          const elements = rowMajor(x);
          return addedInPrecision(ops.sum(x), { elements, terms: elements.length, lanes: 8, at: (_, term) => term });
        },
      }),
    ],
    [
      "sumColumns",
      (ops) => ({
        sumColumns: (matrix) => {
          const [elements, columns] = [rowMajor(matrix), matrix.shape[1]];
          const at = (row: number, column: number) => row * columns + column;
          return addedInPrecision(ops.sumColumns(matrix), { elements, terms: columns, lanes: 8, at });
        },
      }),
    ],
    [
      "sumRows",
      (ops) => ({
        sumRows: (matrix) => {
          const [elements, [rows, columns]] = [rowMajor(matrix), matrix.shape];
          const at = (column: number, row: number) => row * columns + column;
          return addedInPrecision(ops.sumRows(matrix), { elements, terms: rows, lanes: 1, at });
        },
      }),
    ],
    [
      "sumWindows",
      (ops) => ({
        sumWindows: (images, windows) => {
          const y = ops.sumWindows(images, windows);
          const elements = rowMajor(ops.patches(images, windows));
          const [channels, terms] = [images.shape[3], windows.size[0] * windows.size[1]];
          const at = (place: number, pixel: number) =>
            (Math.floor(place / channels) * terms + pixel) * channels + (place % channels);
          return addedInPrecision(y, { elements, terms, lanes: 1, at });
        },
      }),
    ],
  ])("finds %s of float32 that is added up in float32", (name, plant) => {
    expect(failuresOfOps(plant)).toEqual([expect.stringMatching(new RegExp(`^${name}( and \\w+)?, float32$`))]);
  });

  test("finds a product that is not added up in parts", () => {
    const matmul =
      (ops: Ops): Ops["matmul"] =>
      (left, right) => {
        const y = ops.matmul(left, right);
        const [inner, columns] = [left.shape[1], right.shape[1]];
        const [a, b] = [rowMajor(left), rowMajor(right)];
        const round = ops.dtype === "float32" ? Math.fround : (x: number) => x;
        y.data.forEach((_, place) => {
          const [i, j] = [Math.floor(place / columns), place % columns];
          y.data[place] = 0;
          for (let k = 0; k < inner; k++) y.data[place]! += round(a[i * inner + k]! * b[k * columns + j]!);
        });
        return y;
      };
    expect(failuresOfOps((ops) => ({ matmul: matmul(ops) }))).toEqual(inBoth("matmul"));
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
    expect(failuresOfOps((ops) => (ops.dtype === "float32" ? { matmul: fused(ops) } : {}))).toEqual([
      "matmul, float32",
    ]);
  });

  test("finds a product that reads a transposed operand as if it were not", () => {
    const matmul =
      (ops: Ops): Ops["matmul"] =>
      (left, right) =>
        ops.matmul(left, { ...right, transposed: false });
    expect(failuresOfOps((ops) => ({ matmul: matmul(ops) }))).toEqual(inBoth("matmul"));
  });

  test("finds rows added to a transposed matrix as if it were not", () => {
    const addRow =
      (ops: Ops): Ops["addRow"] =>
      (matrix, row) =>
        ops.addRow({ ...matrix, transposed: false }, row);
    expect(failuresOfOps((ops) => ({ addRow: addRow(ops) }))).toEqual(inBoth("addRow"));
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
    expect(failuresOfOps((ops) => ({ maximum: maximum(ops) }))).toEqual(inBoth("maximum"));
  });

  test("finds the sign of 0 kept by an absolute value", () => {
    const absolute =
      (ops: Ops): Ops["absolute"] =>
      (x) => {
        const y = ops.absolute(x);
        y.data.set(rowMajor(x).map((element) => (element < 0 ? -element : element)));
        return y;
      };
    expect(failuresOfOps((ops) => ({ absolute: absolute(ops) }))).toEqual(inBoth("absolute"));
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
    expect(failuresOfOps((ops) => ({ exp: exp(ops) }))).toContain("exp, float64");
  });

  test("finds operations that change an operand", () => {
    const plant = (ops: Ops): Partial<Ops> => ({
      absolute: changing(ops.absolute as (x: Tensor) => Tensor) as Ops["absolute"],
    });
    expect(failuresOfOps(plant)).toEqual(inBoth("operands stay as they are"));
  });

  test("finds a quotient that is a product with the reciprocal", () => {
    const divideBy =
      (ops: Ops): Ops["divideBy"] =>
      (x, scalar) =>
        ops.scale(x, ops.divide(1, scalar));
    const failures = failuresOfOps((ops) => ({ divideBy: divideBy(ops) }));
    expect(failures).toEqual(expect.arrayContaining(inBoth("scale and divideBy") as string[]));
  });

  test("finds labels that are none without a sign of it", () => {
    const oneHot =
      (ops: Ops): Ops["oneHot"] =>
      (labels, classes) => {
        const y = ops.oneHot(labels, classes);
        return { ...y, data: y.data.map((element) => (Number.isNaN(element) ? 0 : element)) };
      };
    expect(failuresOfOps((ops) => ({ oneHot: oneHot(ops) }))).toEqual(inBoth("oneHot"));
  });

  test.each<[string, (ops: Ops) => Ops["uniform"]]>([
    [
      "the same numbers at steps that are 65,536 apart",
      (ops) => (shape, key, step) =>
        ops.uniform(shape, key, { ...step, data: step.data.map((word, i) => (i === 1 ? 0 : word)) }),
    ],
    ["the same numbers whatever the key", (ops) => (shape, key, step) => ops.uniform(shape, [key[0], 0], step)],
    [
      "an odd one out at the end",
      (ops) => (shape, key, step) => {
        const y = ops.uniform(shape, key, step);
        if (y.data.length % 2 === 1) y.data[y.data.length - 1] = 0;
        return y;
      },
    ],
  ])("finds, of uniform numbers, %s", (_, uniform) => {
    expect(failuresOfOps((ops) => ({ uniform: uniform(ops) }))).toEqual(inBoth("uniform"));
  });

  test("finds a variable that is no copy, and a slice that is one", () => {
    const variable: Plant = (interpreter) => ({
      variable(source) {
        interpreter.variable(source);
        return source;
      },
    });
    expect(failuresOf(variable)).toEqual(inBoth("a variable is a copy"));
    const slice =
      ({ ops, variable }: SynchronousInterpreter): Ops["slice"] =>
      (vector, start, shape) =>
        variable(ops.slice(vector, start, shape));
    expect(failuresOfOps((_, interpreter) => ({ slice: slice(interpreter) }))).toEqual(
      inBoth(
        "a slice sees what is assigned to its vector",
        "a vector sees what is assigned to its slice",
        "a vector sees what increases its slice",
        "what increases an overlapping slice is read before anything is written",
      ),
    );
  });

  test("finds what is added to an overlapping slice while it is written", () => {
    const plant: Plant = ({ increase }) => ({
      increase(target, by) {
        if (target.transposed || by.transposed) increase(target, by);
        else for (let i = 0; i < by.data.length; i++) target.data[i]! += by.data[i]!;
      },
    });
    expect(failuresOf(plant)).toEqual(
      expect.arrayContaining(
        inBoth("what increases an overlapping slice is read before anything is written") as string[],
      ),
    );
  });

  test("finds steps whose memory is not taken back, or too much of it", () => {
    expect(failuresOf(() => ({ step: (body) => body() }))).toEqual(
      inBoth(
        "refuses a tensor whose step has ended",
        "refuses to read a tensor whose step has ended",
        "refuses an assignment of a tensor whose step has ended",
      ),
    );
    const plant: Plant = ({ step }) => ({
      step<T>(body: () => T) {
        const results: T[] = [];
        step(() => void results.push(body()));
        return results[0]!;
      },
    });
    expect(failuresOf(plant)).toEqual(inBoth("what a step returns survives it, and so do variables"));
  });

  test("finds elements that are read as they lie, also after their step", () => {
    expect(failuresOf(() => ({ read: ({ data }) => data }))).toEqual(
      inBoth("read gives the elements row by row", "refuses to read a tensor whose step has ended"),
    );
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
    expect(failuresOfOps((ops) => ({ add: add(ops) }))).toEqual(inBoth("refuses operands of two shapes"));
    const plant: Plant = ({ assign }) => ({
      assign(target, source) {
        if (target.shape.length !== source.shape.length) target.data.set(rowMajor(source));
        else assign(target, source);
      },
    });
    expect(failuresOf(plant)).toEqual(inBoth("refuses an assignment of another shape"));
  });

  test.each<readonly [string, (x: Tensor) => Tensor]>([
    ["few", (x) => (x.data.length < sizeOf(x.shape) ? { ...x, data: new Float64Array(sizeOf(x.shape)) } : x)],
    ["many", (x) => (x.data.length > sizeOf(x.shape) ? { ...x, data: x.data.slice(0, sizeOf(x.shape)) } : x)],
  ])("finds too %s elements accepted", (_, accepting) => {
    const plants: readonly Plant[] = [
      ({ ops }) => ({ ops: { ...ops, exp: (x) => ops.exp(accepting(x) as typeof x) } }),
      ({ ops }) => ({ ops: { ...ops, concatenate: (parts) => ops.concatenate(parts.map(accepting) as typeof parts) } }),
      ({ variable }) => ({ variable: (source) => variable(accepting(source) as typeof source) }),
      ({ increase }) => ({ increase: (target, by) => increase(target, accepting(by) as typeof by) }),
    ];
    for (const plant of plants) {
      expect(failingCases(contractOf(plant).filter(ofElements))).toContain(
        "refuses operands without all of their elements, float64",
      );
    }
  });

  test("finds the other precision accepted", () => {
    const sigmoid =
      (ops: Ops): Ops["sigmoid"] =>
      (x) =>
        ops.sigmoid(ops.from(x));
    expect(failuresOfOps((ops) => ({ sigmoid: sigmoid(ops) }))).toEqual(inBoth("refuses the other precision"));
    const plant: Plant = ({ ops, variable }) => ({ variable: (source) => variable(ops.from(source)) });
    expect(failuresOf(plant)).toEqual(inBoth("refuses the other precision"));
  });

  type Call = (inputs: readonly Tensor[]) => Report;
  type Compile = (body: (inputs: readonly Tensor[]) => Outcome) => Call;
  /** A way to compile that has a mistake: what it makes of each call. */
  const compiling = (plant: (call: Call) => Call): Plant =>
    withCompile(
      ({ compile }) =>
        (body) =>
          plant(compile(body)),
    );
  const withCompile =
    (compile: (interpreter: SynchronousInterpreter) => Compile): Plant =>
    (interpreter) => ({ compile: compile(interpreter) as SynchronousInterpreter["compile"] });
  /** Inputs of a shape that stay those of the first call. */
  const keeping = (shape: readonly number[]): Plant =>
    compiling((call) => {
      let first: readonly Tensor[] | undefined;
      return (inputs) => {
        first ??= inputs;
        return call(inputs.map((input, i) => (sameShape(input.shape, shape) ? first![i]! : input)));
      };
    });

  test.each<readonly [string, Plant, string]>([
    [
      "results of the first call",
      compiling((call) => {
        let first: Report;
        return (inputs) => (first ??= call(inputs));
      }),
      "values that change, shapes that change and come back, scalars that vary",
    ],
    [
      "scalars of the first call",
      keeping([]),
      "values that change, shapes that change and come back, scalars that vary",
    ],
    ["the step of the first call", keeping([2]), "what is drawn at random, step by step"],
    [
      "inputs that were one tensor once and stay one",
      compiling((call) => {
        let same = false;
        return (inputs) => {
          same ||= inputs.length === 2 && inputs[0] === inputs[1];
          return call(same ? inputs.map(() => inputs[0]!) : inputs);
        };
      }),
      "one tensor for two inputs, or for an input and a constant",
    ],
    [
      "changes that are made twice",
      compiling((call) => (inputs) => {
        call(inputs);
        return call(inputs);
      }),
      "changes that exchange variables, change parts of them, and come one after the other",
    ],
    [
      "changes in another order",
      withCompile(
        ({ compile }) =>
          (body) =>
            compile((inputs) => {
              const step = body(inputs);
              return { ...step, changes: step.changes.toReversed() };
            }),
      ),
      "changes that exchange variables, change parts of them, and come one after the other",
    ],
    [
      "errors that are lost",
      compiling((call) => (inputs) => {
        try {
          return call(inputs);
        } catch {
          return undefined;
        }
      }),
      "a body that reads elements, or throws",
    ],
    [
      "the sign of 0 lost among scalars",
      compiling(
        (call) => (inputs) =>
          call(inputs.map((x) => (Object.is(x.data[0], -0) ? { ...x, data: x.data.map(() => 0) } : x))),
      ),
      "scalars that become −0, and that become NaN where the mathematics hides it",
    ],
    [
      "changes in spite of what is not finite",
      withCompile(
        ({ compile }) =>
          (body) =>
            compile((inputs) => ({ ...body(inputs), finite: [] })),
      ),
      "what is not finite: a scalar, the update, only the report",
    ],
    [
      "changes of a single run in spite of what is not finite",
      (interpreter) => ({
        run: (body) => interpreter.step(() => carryOut(interpreter, { ...body(), finite: [] })),
      }),
      "what is not finite: a scalar, the update, only the report",
    ],
    [
      "a report that has to be finite",
      withCompile(
        ({ compile }) =>
          (body) =>
            compile((inputs) => {
              const outcome = body(inputs);
              return { ...outcome, finite: [...outcome.finite, outcome.report] };
            }),
      ),
      "what is not finite: a scalar, the update, only the report",
    ],
    [
      "an infinity that is not seen",
      withCompile(({ step, read, assign, increase }) => {
        const seeing = { assign, increase, read: (x: Tensor) => read(x).map((y) => Math.max(-9, Math.min(y, 9))) };
        return (body) => (inputs) => step(() => carryOut(seeing, body(inputs)));
      }),
      "what is not finite: a scalar, the update, only the report",
    ],
    [
      "what the caller has written to a variable lost",
      withCompile(({ compile }) => (body) => {
        const known = new Map<Tensor, Elements>();
        const call = compile((inputs: readonly Tensor[]) => {
          const step = body(inputs);
          for (const { target } of step.changes) known.set(target, target.data);
          return step;
        });
        return (inputs) => {
          for (const [{ data }, elements] of known) data.set(elements);
          const report = call(inputs);
          for (const target of known.keys()) known.set(target, target.data.slice());
          return report;
        };
      }),
      "constants and variables that the caller writes to",
    ],
    [
      "no report where there is nothing in it",
      compiling((call) => (inputs) => {
        const report = call(inputs);
        return report?.length === 0 ? undefined : report;
      }),
      "tensors without elements, sums of nothing, scalars, an empty report",
    ],
    [
      "inputs read in the wrong layout",
      compiling((call) => (inputs) => call(inputs.map((input) => ({ ...input, transposed: false })))),
      "inputs that are transposed, variables, parts of them, or bytes",
    ],
    [
      "inputs of the other precision accepted",
      withCompile(({ ops, compile }) => (body) => {
        const call = compile(body);
        return (inputs) => call(inputs.map(ops.from));
      }),
      "inputs of the other precision, and those whose step has ended",
    ],
  ])("finds, in compiled functions, %s", (_, plant, name) => {
    const failures = failingCases(contractOf(plant).filter(ofCompile));
    expect(failures).toEqual(expect.arrayContaining(inBoth(`compile: ${name}`) as string[]));
  });

  test("finds an interpreter that computes nothing", () => {
    const failures = failuresOf(({ ops: { dtype } }) => ({ ops: counting({ dtype }).ops }));
    expect(failures).toEqual(expect.arrayContaining([...inBoth("matmul"), ...inBoth("add"), ...inBoth("sumRows")]));
  });
});
