import { fromElements, type Ops, randomStreams, referenceOps } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { afterEach, expect, inject, test, vi } from "vitest";

afterEach(() => void vi.restoreAllMocks());

const product = (ops: Ops): Float32Array => {
  const { uniform } = randomStreams("product").stream("values");
  const values = (count: number) => Float32Array.from({ length: count }, uniform);
  const matrix = (rows: number, columns: number) => fromElements(values(rows * columns), [rows, columns]);
  return Float32Array.from(ops.matmul(matrix(200, 300), matrix(300, 200)).data);
};

test.runIf(inject("isSecure"))(
  "an isolated page computes on threads, with the same bits, and its main thread never sleeps",
  async () => {
    expect(crossOriginIsolated).toBe(true);
    const post = vi.spyOn(Worker.prototype, "postMessage");
    const { ops } = wasmInterpreter({ threads: 2 });
    const { memory, control } = post.mock.calls[0]![0];
    // Words of assembly/threads.as: the current job with its number of threads, and the number of workers.
    const words = (): Int32Array => new Int32Array(memory.buffer, control);
    await vi.waitFor(() => expect(words()[384 / 4]).toBe(1), { timeout: 20_000 });
    const wanted = product(referenceOps());
    for (let again = 0; again < 20; again++) expect(product(ops)).toEqual(wanted);
    expect(words()[0]! & 255).toBe(2);
  },
);

test("where memory cannot be shared, one thread computes, without error", () => {
  vi.stubGlobal("crossOriginIsolated", false);
  const post = vi.spyOn(Worker.prototype, "postMessage");
  expect(product(wasmInterpreter({ threads: 2 }).ops)).toEqual(product(referenceOps()));
  expect(post).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
