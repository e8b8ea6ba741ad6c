import { ArgumentError } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmInterpreter } from "./wasm-interpreter.js";
import type { WasmOptions } from "./wasm-options.js";

describe("wasmInterpreter refuses", () => {
  test.each([
    [{ threads: 0 }, 'wasmInterpreter(threads) expects a whole number from 1 to 255, or "auto", but received 0.'],
    [{ threads: 1.5 }, 'wasmInterpreter(threads) expects a whole number from 1 to 255, or "auto", but received 1.5.'],
    [
      { threads: Number.NaN },
      'wasmInterpreter(threads) expects a whole number from 1 to 255, or "auto", but received NaN.',
    ],
    [
      { threads: "two" },
      'wasmInterpreter(threads) expects a whole number from 1 to 255, or "auto", but received "two".',
    ],
    [{ precision: "quick" }, 'wasmInterpreter(precision) expects "exact" or "fast", but received "quick".'],
    [{ dtype: "float16" }, 'wasmInterpreter(dtype) expects "float32" or "float64", but received "float16".'],
    [{ wide: 1 }, "wasmInterpreter(wide) expects true or false, but received 1."],
  ])("%o", (options, message) => {
    const make = () => wasmInterpreter(options as WasmOptions);
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(message);
  });
});
