import { type DType, fromElements, type Ops, randomStreams, referenceInterpreter, type Tensor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bitsOf } from "../test/same-bits.js";
import { wasmInterpreter } from "./wasm-interpreter.js";

/** Past the edges of three rows, of a panel (12 columns of float32, 6 of float64), and of the 256 terms of a part. */
const SIZES = {
  rows: [1, 3, 4, 5, 6, 7],
  inner: [3, 4, 255, 256, 257, 513],
  columns: [1, 5, 6, 7, 8, 11, 12, 13, 17, 24, 25],
};

describe.each(["float32", "float64"] as const)("past every block edge, in %s", (dtype: DType) => {
  const interpreters = [referenceInterpreter({ dtype }), wasmInterpreter({ dtype })] as const;
  const random = randomStreams("block edges").stream(dtype);
  const matrix = <M extends number, N extends number>(rows: M, columns: N) => {
    const values = Float64Array.from({ length: rows * columns }, () => random.standardNormal());
    return interpreters[0].ops.from(
      fromElements(dtype === "float32" ? Float32Array.from(values) : values, [rows, columns]),
    );
  };
  const expectSameBits = (what: string, compute: (ops: Ops) => Tensor): void => {
    const [wanted, got] = interpreters.map(({ ops, step }) => bitsOf(step(() => compute(ops))));
    expect(got, what).toBe(wanted);
  };

  test.each(SIZES.inner)("matmul with %i terms, of both layouts of both operands", (inner) => {
    for (const rows of SIZES.rows) {
      for (const columns of SIZES.columns) {
        const [a, at] = [matrix(rows, inner), matrix(inner, rows)];
        const [b, bt] = [matrix(inner, columns), matrix(columns, inner)];
        const what = `[${rows}, ${inner}] × [${inner}, ${columns}]`;
        expectSameBits(what, (ops) => ops.matmul(a, b));
        expectSameBits(`${what}, left transposed`, (ops) => ops.matmul(ops.transpose(at), b));
        expectSameBits(`${what}, right transposed`, (ops) => ops.matmul(a, ops.transpose(bt)));
        expectSameBits(`${what}, both transposed`, (ops) => ops.matmul(ops.transpose(at), ops.transpose(bt)));
      }
    }
  });

  test("sums and rows of every width up to 40", () => {
    for (let columns = 0; columns <= 40; columns++) {
      const [x, row] = [matrix(5, columns), matrix(1, columns)];
      for (const reduce of ["sum", "sumRows", "sumColumns", "meanRows", "meanColumns", "maxColumns"] as const) {
        expectSameBits(`${reduce} of [5, ${columns}]`, (ops) => ops[reduce](x));
      }
      expectSameBits(`addRow of [5, ${columns}]`, (ops) => ops.addRow(x, ops.reshape(row, [columns])));
    }
  });
});
