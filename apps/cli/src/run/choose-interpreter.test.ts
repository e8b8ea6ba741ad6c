import type { Experiment } from "@gd/experiments";
import { type Tensor, tensor, toArray } from "@gd/tensor";
import { wideIsSupported } from "@gd/tensor-wasm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeExperiment } from "../../test/fake-experiments.js";
import { runProgram } from "../../test/run-program.js";

beforeEach(() => {
  vi.stubEnv("GD_THREADS", undefined);
  vi.stubEnv("GD_WIDE", undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** Runs experiments that compute in both precisions, and gives what they computed beside what the program wrote. */
const runComputing = async (args: readonly string[]) => {
  const products: unknown[] = [];
  const computing = (id: string): Experiment => {
    const inner = fakeExperiment({ id });
    return {
      ...inner,
      async *run(options) {
        for (const dtype of ["float32", "float64"] as const) {
          const row: Tensor<readonly [1, 2]> = tensor([[0.1, 0.7]], { dtype });
          products.push(toArray(options.interpreterIn(dtype).ops.matmul(row, tensor([[3], [0.3]], { dtype }))));
        }
        return yield* inner.run(options);
      },
    };
  };
  const written = await runProgram(["run", "all", ...args], { experiments: [computing("one"), computing("two")] });
  return { ...written, products };
};

const runsOn = (stdout: string): unknown => JSON.parse(stdout.trimEnd().split("\n").at(-1)!).runsOn;

describe("gd run", () => {
  test("computes on WebAssembly by default, and on the reference with the same bits", async () => {
    const wasm = await runComputing(["--json"]);
    expect(runsOn(wasm.stdout)).toEqual({ interpreter: "wasm", precision: "exact", threads: "auto", wide: false });
    vi.stubGlobal("WebAssembly", undefined);
    const reference = await runComputing(["--interpreter", "reference", "--json"]);
    expect(reference.stderr).toBe("");
    expect(runsOn(reference.stdout)).toEqual({ interpreter: "reference", precision: "exact", threads: 1, wide: false });
    expect(wasm.products).toHaveLength(4);
    expect(wasm.products).toEqual(reference.products);
  });

  test("takes its threads from GD_THREADS, unless the command says otherwise", async () => {
    vi.stubEnv("GD_THREADS", "1");
    expect(runsOn((await runComputing(["--json"])).stdout)).toMatchObject({ threads: 1 });
    expect(runsOn((await runComputing(["--threads", "auto", "--json"])).stdout)).toMatchObject({ threads: "auto" });
    vi.stubEnv("GD_THREADS", "2");
    const reference = await runComputing(["--interpreter", "reference", "--json"]);
    expect(runsOn(reference.stdout)).toMatchObject({ interpreter: "reference", threads: 1 });
    vi.stubEnv("GD_THREADS", "many");
    const { code, stderr } = await runComputing([]);
    expect(code).not.toBe(0);
    expect(stderr.replaceAll(/\s+/g, " ")).toContain(
      "'many' from env 'GD_THREADS' is invalid. It should be a whole number from 1 to 64, or auto, like --threads 2.",
    );
  });

  test("says whether vectors are joined, which they are where Node has that", async () => {
    const wide = wideIsSupported();
    expect(runsOn((await runComputing(["--wide", "on", "--json"])).stdout)).toMatchObject({ wide });
    vi.stubEnv("GD_WIDE", "on");
    const { stdout } = await runComputing(["--threads", "1"]);
    expect(stdout).toContain(`(wasm, exact, 1 thread${wide ? ", 256 bits" : ""}).`);
    const reference = await runComputing(["--interpreter", "reference", "--json"]);
    expect(runsOn(reference.stdout)).toMatchObject({ wide: false });
  });

  test("says what it ran on", async () => {
    const { stdout } = await runComputing(["--threads", "2", "--precision", "fast"]);
    expect(stdout).toContain("Took 0 ms (wasm, fast, 2 threads).");
    expect(stdout).toContain("2 experiments in 0 ms (wasm, fast, 2 threads).");
  });

  test.skipIf(!wideIsSupported())("joins vectors only when it is told to", async () => {
    const getBuiltinModule = vi.spyOn(process, "getBuiltinModule");
    await runComputing([]);
    vi.stubEnv("GD_WIDE", "on");
    await runComputing(["--wide", "off"]);
    expect(getBuiltinModule).not.toHaveBeenCalledWith("node:v8");
    await runComputing([]);
    expect(getBuiltinModule).toHaveBeenCalledWith("node:v8");
    getBuiltinModule.mockClear();
    vi.unstubAllEnvs();
    await runComputing(["--wide", "on"]);
    expect(getBuiltinModule).toHaveBeenCalledWith("node:v8");
    getBuiltinModule.mockRestore();
  });

  test("says once that there is no WebAssembly, and computes all the same", async () => {
    vi.stubGlobal("WebAssembly", undefined);
    const { code, stdout, stderr, products } = await runComputing(["--threads", "2", "--json"]);
    expect(code).toBe(0);
    expect(stderr).toBe(
      "gd: there is no WebAssembly here, so the reference interpreter computes: same figures, slower\n",
    );
    expect(products).toHaveLength(4);
    expect(runsOn(stdout)).toEqual({ interpreter: "reference", precision: "exact", threads: 1, wide: false });
  });
});
