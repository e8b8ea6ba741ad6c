import { describe, expect, test } from "vitest";
import { WasmArgumentError } from "./wasm-argument-error.js";
import { wasmOps } from "./wasm-interpreter.js";
import type { WasmOptions } from "./wasm-options.js";

describe("wasmOps refuses", () => {
  test.each([
    [
      { threads: 0 },
      "wasmOps(threads): expected a whole number from 1 to 255, got 0; as many as there are processors, at most",
    ],
    [{ threads: 1.5 }, "wasmOps(threads): expected a whole number from 1 to 255, got 1.5;"],
    [{ threads: Number.NaN }, "wasmOps(threads): expected a whole number from 1 to 255, got NaN;"],
    [{ precision: "quick" }, "wasmOps(precision): expected exact or fast, got quick; exact is the default"],
    [{ dtype: "float16" }, "wasmOps(dtype): expected float32 or float64, got float16; float32 is the default"],
    [{ wide: 1 }, "wasmOps(wide): expected true or false, got 1;"],
  ])("%o", (options, message) => {
    const make = () => wasmOps(options as WasmOptions);
    expect(make).toThrow(WasmArgumentError);
    expect(make).toThrow(message);
  });
});
