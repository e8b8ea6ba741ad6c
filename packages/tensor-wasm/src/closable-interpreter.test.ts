import { type Tensor, tensor, type Vector } from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { bestInterpreter } from "./best-interpreter.js";
import { WasmError } from "./wasm-error.js";
import { wasmInterpreter } from "./wasm-interpreter.js";

describe("an interpreter that is closed", () => {
  const interpreter = wasmInterpreter();
  const { ops, variable, assign, increase, step, run, compile, read, close } = interpreter;
  const vector: Vector = tensor([1, 2, 3]);
  const theta = variable(vector);
  const outcome = () => ({ report: ops.concatenate([ops.sum(theta)]), finite: [], changes: [] });
  const call = compile(outcome);
  for (let again = 0; again < 3; again++) call([]);
  const kept = step(() => ops.add(theta, 1));
  close();

  test.each<[string, () => unknown]>([
    ["ops.add", () => ops.add(vector, 1)],
    ["ops.fill", () => ops.fill([2], 1)],
    ["ops.slice", () => ops.slice(vector, 1, [2])],
    ["variable", () => variable(vector)],
    ["assign", () => assign(theta, vector)],
    ["increase", () => increase(theta, vector)],
    ["step", () => step(() => 1)],
    ["run", () => run(outcome)],
    ["a compiled function", () => call([])],
    ["read", () => read(theta)],
    ["the data of a variable", () => theta.data],
  ])("refuses %s", (_, use) => {
    expect(use).toThrow(WasmError);
    expect(use).toThrow("wasmInterpreter cannot compute: it is closed. Make another interpreter.");
  });

  test("leaves what steps have returned, other interpreters, and can be closed again", () => {
    expect(kept.data).toEqual(Float32Array.of(2, 3, 4));
    expect(wasmInterpreter().ops.add(kept, 1).data).toEqual(Float32Array.of(3, 4, 5));
    expect(close).not.toThrow();
  });
});

test("`using` closes it", () => {
  let left: Tensor;
  let ops = wasmInterpreter().ops;
  {
    using interpreter = wasmInterpreter();
    ops = interpreter.ops;
    left = ops.fill([2], 1);
  }
  expect(() => ops.add(left, 1)).toThrow("it is closed");
});

test("the reference that bestInterpreter falls back to has nothing to close", () => {
  vi.stubGlobal("WebAssembly", undefined);
  {
    using interpreter = bestInterpreter({ onFallback() {} });
    expect(interpreter.close).not.toThrow();
    expect(interpreter.ops.fill([1], 2).data[0]).toBe(2);
  }
  vi.unstubAllGlobals();
});
