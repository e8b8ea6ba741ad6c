import { ArgumentError } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bestInterpreter } from "./best-interpreter.js";
import { wasmInterpreter } from "./wasm-interpreter.js";
import type { WasmOptions } from "./wasm-options.js";

describe.each([
  ["wasmInterpreter", wasmInterpreter],
  ["bestInterpreter", bestInterpreter],
] as const)("%s refuses", (name, interpreter) => {
  test.each([
    [{ threads: 0 }, '(threads) expects a whole number from 1 to 255, or "auto", but received 0.'],
    [{ threads: 1.5 }, '(threads) expects a whole number from 1 to 255, or "auto", but received 1.5.'],
    [{ threads: Number.NaN }, '(threads) expects a whole number from 1 to 255, or "auto", but received NaN.'],
    [{ threads: "two" }, '(threads) expects a whole number from 1 to 255, or "auto", but received "two".'],
    [{ precision: "quick" }, '(precision) expects "exact" or "fast", but received "quick".'],
    [{ dtype: "float16" }, '(dtype) expects "float32" or "float64", but received "float16".'],
    [{ wide: 1 }, "(wide) expects true or false, but received 1."],
  ])("%o", (options, message) => {
    const make = () => interpreter(options as WasmOptions);
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(name + message);
  });
});
