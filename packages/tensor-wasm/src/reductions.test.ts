import { fromElements, type Ops, randomStreams, referenceOps, type Tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { allKernels } from "./kernels/all-kernels.js";
import { KERNEL } from "./kernels/kernel.js";
import { createMachine } from "./memory/machine.js";
import { wasmInterpreter } from "./wasm-interpreter.js";

const { MAX_VALUE, MIN_VALUE, NEGATIVE_INFINITY, NaN: NOT_A_NUMBER, POSITIVE_INFINITY } = Number;

describe.each(["float32", "float64"] as const)("in %s", (dtype) => {
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const interpreters = [referenceOps({ dtype }), wasmInterpreter({ dtype }).ops] as const;
  const random = randomStreams("reductions").stream(dtype);

  const matrix = (rows: number, columns: number, values: readonly number[]): Tensor<readonly [number, number]> => {
    const elements = new Elements(rows * columns);
    for (let i = 0; i < elements.length; i++) elements[i] = values[random.integer(values.length)]!;
    return fromElements(elements, [rows, columns]);
  };
  const expectSameBits = (what: string, compute: (ops: Ops) => Tensor): void => {
    const [wanted, got] = interpreters.map((ops) => toArray(compute(ops)));
    expect(got, what).toEqual(wanted);
  };

  test("rows by label, of every width up to 70 and of long lists", () => {
    for (let columns = 0; columns <= 70; columns++) {
      const x = matrix(60, columns, [1, -2.5, 0.1, 1e10, -1e10, 1e-10, -0]);
      for (const classes of [1, 7, 100]) {
        const labels = fromElements(
          new Elements(60).map(() => random.integer(classes)),
          [60],
        );
        expectSameBits(`${columns} columns`, (ops) => ops.sumRowsByLabel(x, labels, classes));
      }
    }
    const many = 1_000_000;
    const [sum] = interpreters.map((ops) =>
      toArray(ops.sumRowsByLabel(ops.fill([many, 2], 0.01), ops.fill([many], 0), 1)),
    );
    const one = dtype === "float32" ? Math.fround(0.01) : 0.01;
    expect(Math.abs(sum![0]![0]! / (one * many) - 1)).toBeLessThan(dtype === "float32" ? 2 ** -24 : 1e-9);
    expectSameBits("a million rows", (ops) => ops.sumRowsByLabel(ops.fill([many, 2], 0.01), ops.fill([many], 0), 1));
  });

  describe.each([
    ["numbers", [1, -2.5, 0.1, 1e10, -1e-10, 3]],
    ["zeros of both signs", [0, -0]],
    ["negative numbers and zeros", [-1, -2, 0, -0]],
    ["infinities and NaN", [1, 2, 3, POSITIVE_INFINITY, NEGATIVE_INFINITY, NOT_A_NUMBER]],
    ["mostly numbers", [...Array.from({ length: 30 }, (_, i) => i - 20), NOT_A_NUMBER, NEGATIVE_INFINITY]],
  ])("of %s", (_, values) => {
    test("sums and maxima of every width up to 40", () => {
      for (let columns = 0; columns <= 40; columns++) {
        const x = matrix(9, columns, values);
        for (const reduce of ["sum", "sumRows", "sumColumns", "meanRows", "meanColumns", "maxColumns"] as const) {
          expectSameBits(`${reduce} of [9, ${columns}]`, (ops) => ops[reduce](x));
        }
      }
    });
  });

  test("transposing of every shape up to [10, 10]", () => {
    for (let rows = 0; rows <= 10; rows++) {
      for (let columns = 0; columns <= 10; columns++) {
        const x = matrix(rows, columns, [1, 2, 3, 4, 5, -0, NOT_A_NUMBER]);
        expectSameBits(`[${rows}, ${columns}]`, (ops) => ops.reshape(ops.transpose(x), [rows * columns]));
      }
    }
  });

  describe("allFinite", () => {
    const machine = createMachine(allKernels(dtype), {});
    const largest = dtype === "float32" ? 2 ** 128 - 2 ** 104 : MAX_VALUE;
    const finite = [0, -0, 1, largest, -largest, dtype === "float32" ? 2 ** -149 : MIN_VALUE];

    test("finds an infinity or NaN wherever it is, and no other number", () => {
      for (let length = 0; length <= 40; length++) {
        const x = new Elements(length + 1);
        for (let i = 0; i < length; i++) x[i] = finite[i % finite.length]!;
        x[length] = NOT_A_NUMBER; // beyond the end
        const allFinite = (): boolean =>
          machine.runStep(() => {
            const at = machine.placeOf(fromElements(x, [length + 1]));
            const sources = [{ at, row: 0, column: 1 }];
            const sizes = { rows: 1, columns: length, inner: 0 };
            return machine.execute({ kernel: KERNEL.allFinite, y: undefined, sources, ...sizes });
          });
        expect(allFinite(), `${length} numbers`).toBe(true);
        for (const value of [POSITIVE_INFINITY, NEGATIVE_INFINITY, NOT_A_NUMBER]) {
          for (let i = 0; i < length; i++) {
            const before = x[i]!;
            x[i] = value;
            expect(allFinite(), `${value} at ${i} of ${length}`).toBe(false);
            x[i] = before;
          }
        }
      }
    });
  });
});
