import { fromElements, type Ops, randomStreams, referenceOps } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { afterEach, expect, inject, test, vi } from "vitest";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const product = (ops: Ops): Float32Array => {
  const { uniform } = randomStreams("product").stream("values");
  const values = (count: number) => Float32Array.from({ length: count }, uniform);
  const matrix = (rows: number, columns: number) => fromElements(values(rows * columns), [rows, columns]);
  return Float32Array.from(ops.matmul(matrix(200, 300), matrix(300, 200)).data);
};

/** Words of a memory that threads share: see assembly/threads.as. */
const WORD = { phase: 0, done: 128 / 4, present: 192 / 4 };

test.runIf(inject("isSecure"))("an isolated page computes on threads, with the same bits", async () => {
  expect(crossOriginIsolated).toBe(true);
  const post = vi.spyOn(Worker.prototype, "postMessage");
  const { ops, close } = wasmInterpreter({ threads: 2 });
  // Workers start with the first work that is shared.
  expect(post).not.toHaveBeenCalled();
  const wanted = product(referenceOps());
  expect(product(ops)).toEqual(wanted);
  const { memory } = post.mock.calls[0]![0];
  const words = new Int32Array(memory.buffer);
  await vi.waitFor(() => {
    expect(product(ops)).toEqual(wanted);
    expect(words[WORD.done]).toBe(1);
  }, 20_000);
  for (let again = 0; again < 20; again++) expect(product(ops)).toEqual(wanted);
  expect((words[WORD.phase]! >> 10) & 1023).toBe(2);
  close();
  await vi.waitFor(() => expect(words[WORD.present]).toBe(0), 20_000);
});

test.runIf(inject("isSecure"))("where workers do not start, one thread computes, and says so", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { Worker } = globalThis;
  class Failing extends Worker {
    constructor() {
      super("data:text/javascript,throw new Error('forbidden')");
    }
  }
  vi.stubGlobal("Worker", Failing);
  const { ops } = wasmInterpreter({ threads: 2 });
  const wanted = product(referenceOps());
  expect(product(ops)).toEqual(wanted);
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce(), 20_000);
  expect(warn.mock.calls[0]![0]).toMatch(/^wasmInterpreter computes on fewer than 2 threads, as a worker has ended: ./);
  expect(product(ops)).toEqual(wanted);
});

test("where memory cannot be shared, one thread computes, and says so", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("crossOriginIsolated", false);
  const post = vi.spyOn(Worker.prototype, "postMessage");
  expect(product(wasmInterpreter({ threads: 2 }).ops)).toEqual(product(referenceOps()));
  expect(post).not.toHaveBeenCalled();
  expect(warn.mock.calls).toEqual([
    ["wasmInterpreter computes on one thread, as a page shares memory only while it is crossOriginIsolated."],
  ]);
});
