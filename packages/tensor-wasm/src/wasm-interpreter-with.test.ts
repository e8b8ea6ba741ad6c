import { ArgumentError, type Ops, tensor, toArray } from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { bestInterpreterWith } from "./best-interpreter-with.js";
import * as float32 from "./float32.js";
import * as float64 from "./float64.js";
import type { KernelSet } from "./kernels/kernel-set.js";
import { WasmError } from "./wasm-error.js";
import { wasmInterpreter } from "./wasm-interpreter.js";
import { wasmInterpreterWith } from "./wasm-interpreter-with.js";

const product = (ops: Ops): unknown => {
  const matrix = tensor(
    [
      [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
      [1.1, 1.2, 1.3, 1.4, 1.5, 1.6],
    ],
    { dtype: ops.dtype },
  );
  return toArray(ops.tanh(ops.matmul(matrix, ops.transpose(matrix))));
};
const largest = (ops: Ops): unknown => {
  const image = tensor(
    [
      [
        [[1], [2]],
        [[4], [3]],
      ],
    ],
    { dtype: ops.dtype },
  );
  return toArray(
    ops.maxWindows(image, { size: [2, 2], stride: [1, 1], padding: { top: 0, bottom: 0, left: 0, right: 0 } }),
  );
};

describe.each([
  ["wasmInterpreterWith", wasmInterpreterWith],
  ["bestInterpreterWith", bestInterpreterWith],
])("%s", (name, interpreterWith) => {
  test.each([
    ["float32", float32],
    ["float64", float64],
  ] as const)("computes in %s what an interpreter with all kernels does", (dtype, { kernels, images, fused }) => {
    const all = wasmInterpreter({ dtype }).ops;
    const few = interpreterWith([kernels]).ops;
    expect(few.dtype).toBe(dtype);
    expect(product(few)).toEqual(product(all));
    expect(largest(interpreterWith([kernels, images]).ops)).toEqual([[[[4]]]]);
    const fast = { precision: "fast" } as const;
    expect(product(interpreterWith([fused, kernels], fast).ops)).toEqual(
      product(wasmInterpreter({ dtype, ...fast }).ops),
    );
  });

  test("refuses images without their kernels, and says which to add", () => {
    const { ops } = interpreterWith([float64.kernels]);
    expect(() => largest(ops)).toThrow(WasmError);
    expect(() => largest(ops)).toThrow(
      'wasmInterpreter cannot compute: it has no kernels of images. Add `images` of "@gd/tensor-wasm/float64" to its sets.',
    );
  });

  test.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["none", []],
    ["no list", float32.kernels],
    ["images alone", [float32.images]],
    ["two precisions", [float32.kernels, float64.images]],
    ["what is no set", [float32.kernels, 1]],
    ["another precision", [{ ...float32.kernels, dtype: ["float32"] }]],
    ["what is no text", [{ ...float32.kernels, products: 1 }]],
  ])("refuses %s", (_, sets) => {
    const make = () => interpreterWith(sets as readonly KernelSet[]);
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(
      `${name}(sets) expects a list of \`kernels\` and further sets of the same precision, but received`,
    );
  });

  test("refuses fast and wide products without their kernels, and a precision beside that of the kernels", () => {
    expect(() => interpreterWith([float32.kernels], { precision: "fast" })).toThrow(
      `${name}(precision) expects "exact", unless the sets have \`fused\`, but received "fast". Import it from "@gd/tensor-wasm/float32".`,
    );
    expect(() => interpreterWith([float32.kernels, float32.fused], { precision: "fast", wide: true })).toThrow(
      `${name}(wide) expects false, unless the sets have \`wide\`, but received true. Import it from "@gd/tensor-wasm/float32".`,
    );
    expect(() => interpreterWith([float32.kernels], { dtype: "float32" } as object)).toThrow(ArgumentError);
  });
});

test("bestInterpreterWith falls back to the reference in the precision of the kernels", () => {
  vi.stubGlobal("WebAssembly", undefined);
  const onFallback = vi.fn();
  try {
    expect(bestInterpreterWith([float64.kernels], { onFallback }).ops.dtype).toBe("float64");
  } finally {
    vi.unstubAllGlobals();
  }
  expect(onFallback.mock.calls).toEqual([["there is no WebAssembly here"]]);
});
