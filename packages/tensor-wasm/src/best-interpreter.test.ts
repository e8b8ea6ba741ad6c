import { referenceInterpreter, type SynchronousInterpreter, type Tensor, tensor } from "@gd/tensor";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bestInterpreter } from "./best-interpreter.js";
import { processors } from "./threads/processors.js";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const product = ({ ops }: SynchronousInterpreter): Tensor => {
  const left = tensor([[0.1, 0.2, 0.3]], { dtype: ops.dtype });
  return ops.matmul(left, ops.transpose(left));
};

describe("bestInterpreter", () => {
  test("computes by WebAssembly, in the precision asked for", () => {
    const onFallback = vi.fn();
    expect(bestInterpreter({ onFallback }).ops.dtype).toBe("float32");
    const compile = vi.spyOn(WebAssembly, "Instance");
    const interpreter = bestInterpreter({ dtype: "float64", onFallback });
    expect(compile).toHaveBeenCalled();
    expect(product(interpreter)).toEqual(product(referenceInterpreter({ dtype: "float64" })));
    expect(onFallback).not.toHaveBeenCalled();
  });

  test.each(["float32", "float64"] as const)("falls back to the reference without WebAssembly, in %s", (dtype) => {
    vi.stubGlobal("WebAssembly", undefined);
    const onFallback = vi.fn();
    const interpreter = bestInterpreter({ dtype, threads: 2, precision: "fast", onFallback });
    expect(interpreter.ops.dtype).toBe(dtype);
    expect(product(interpreter)).toEqual(product(referenceInterpreter({ dtype })));
    expect(onFallback.mock.calls).toEqual([["there is no WebAssembly here"]]);
  });

  test("has as many threads as GD_THREADS says, unless it is told otherwise", () => {
    const memory = vi.spyOn(WebAssembly, "Memory");
    vi.stubEnv("GD_THREADS", "");
    bestInterpreter();
    expect(memory).toHaveBeenLastCalledWith(expect.objectContaining({ shared: false }));
    vi.stubEnv("GD_THREADS", "2");
    bestInterpreter().close();
    expect(memory).toHaveBeenLastCalledWith(expect.objectContaining({ shared: processors() > 1 }));
    vi.stubEnv("GD_THREADS", "none");
    expect(() => bestInterpreter()).toThrow("GD_THREADS in the environment expects a whole number from 1");
    expect(() => bestInterpreter({ threads: 1 })).not.toThrow();
    vi.stubEnv("GD_THREADS", "256");
    expect(() => bestInterpreter()).toThrow("GD_THREADS in the environment expects a whole number from 1 to 255");
  });

  test("falls back where WebAssembly has no SIMD", () => {
    const onFallback = vi.fn();
    vi.stubGlobal("WebAssembly", { validate: () => false });
    expect(bestInterpreter({ onFallback }).ops.dtype).toBe("float32");
    expect(onFallback.mock.calls).toEqual([["WebAssembly has no SIMD here"]]);
  });

  test("falls back where compiling is forbidden", async () => {
    const { CompileError } = WebAssembly;
    class Module {
      constructor() {
        throw new CompileError("blocked by the content security policy");
      }
    }
    vi.stubGlobal("WebAssembly", Object.create(WebAssembly, { Module: { value: Module } }));
    // Modules that were compiled before are kept: this is a page that has compiled none.
    vi.resetModules();
    const { bestInterpreter } = await import("./best-interpreter.js");
    const onFallback = vi.fn();
    expect(product(bestInterpreter({ onFallback }))).toEqual(product(referenceInterpreter()));
    expect(onFallback.mock.calls).toEqual([
      ["WebAssembly does not compile here (blocked by the content security policy)"],
    ]);
  });

  test("falls back where there is no memory", () => {
    class Memory {
      constructor() {
        throw new RangeError("could not allocate memory");
      }
    }
    vi.stubGlobal("WebAssembly", Object.create(WebAssembly, { Memory: { value: Memory } }));
    const onFallback = vi.fn();
    expect(product(bestInterpreter({ onFallback }))).toEqual(product(referenceInterpreter()));
    expect(onFallback.mock.calls).toEqual([["WebAssembly gets no memory here (could not allocate memory)"]]);
  });

  test("says so without onFallback, once for each reason", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.stubGlobal("WebAssembly", undefined);
    for (let again = 0; again < 3; again++) expect(bestInterpreter().ops.dtype).toBe("float32");
    vi.stubGlobal("WebAssembly", { validate: () => false });
    bestInterpreter();
    expect(warn.mock.calls).toEqual([
      ["bestInterpreter computes with referenceInterpreter, which is slower: there is no WebAssembly here."],
      ["bestInterpreter computes with referenceInterpreter, which is slower: WebAssembly has no SIMD here."],
    ]);
  });
});
