import { readdirSync } from "node:fs";
import {
  fromElements,
  randomStreams,
  referenceInterpreter,
  type SynchronousInterpreter,
  type Tensor,
} from "@gd/tensor";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bitsOf } from "../../test/same-bits.js";
import { allKernels } from "../kernels/all-kernels.js";
import { KERNEL } from "../kernels/kernel.js";
import { createMachine, type Machine } from "../memory/machine.js";
import { WasmError } from "../wasm-error.js";
import { wasmInterpreter } from "../wasm-interpreter.js";
import { WORD } from "./control.js";
import { MOST_WORKERS } from "./limits.js";

// Real workers, which end soon. How pieces are computed is tested in pieces.test.ts.
vi.mock("./usable-threads.js", () => ({ usableThreads: (wanted = 1) => wanted }));
const limits = vi.hoisted(() => ({ idle: 200 }));
vi.mock("./limits.js", async (original) => {
  const { LIMITS, ...rest } = await original<typeof import("./limits.js")>();
  return { ...rest, LIMITS: Object.assign(limits, { ...LIMITS, ...limits }) };
});

const nodeThreads = process.getBuiltinModule("node:worker_threads");
const { Worker } = nodeThreads;
const started: InstanceType<typeof Worker>[] = [];
nodeThreads.Worker = class extends Worker {
  constructor(...given: ConstructorParameters<typeof Worker>) {
    super(...given);
    started.push(this);
  }
};

const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
afterEach(() => {
  expect(warn.mock.calls).toEqual([]);
  warn.mockClear();
  started.length = 0;
});

const eventually = (isSo: () => boolean): Promise<unknown> =>
  vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 20_000, interval: 5 });

/** e to the power of many numbers, written to a pointer; to one that is valid if none is given. */
const exponentials = (machine: Machine, pointer?: number): number =>
  machine.runStep(() => {
    const length = 1 << 19; // two pieces
    const y = machine.temporary(length);
    const at = pointer === undefined ? y : { ...y, block: { ...y.block, pointer } as typeof y.block };
    const sources = [{ at: machine.temporary(length), row: 0, column: 1 }];
    machine.execute({ kernel: KERNEL.exp, y: at, sources, rows: 1, columns: length, inner: 0 });
    return machine.memory.words[WORD.done]!;
  });

const present = ({ memory }: Machine): number => memory.words[WORD.present]!;

describe("workers", () => {
  test("start with the first work that is shared, compute, end after a while without work, and start again", async () => {
    const machine = createMachine(allKernels("float32"), { threads: 3 });
    for (let again = 1; again <= 2; again++) {
      expect(present(machine)).toBe(0);
      await eventually(() => exponentials(machine) > 0);
      expect(started.length).toBeGreaterThan(2 * (again - 1));
      // Not only gone: on a busy machine, one may come when another has come and ended. That of an ended worker is −1.
      await eventually(() => present(machine) === 0 && started.every(({ threadId }) => threadId === -1));
    }
  });

  test("give the bits of the reference", async () => {
    const random = randomStreams("workers").stream("values");
    const matrix = (rows: number, columns: number) =>
      fromElements(Float32Array.from({ length: rows * columns }, random.standardNormal), [rows, columns]);
    const [a, b] = [matrix(150, 300), matrix(300, 150)];
    const run = ({ ops, step }: SynchronousInterpreter): Tensor =>
      step(() => ops.sumColumns(ops.tanh(ops.matmul(ops.tanh(ops.matmul(a, b)), ops.transpose(b)))));
    const machine = wasmInterpreter({ threads: 3 });
    const expected = bitsOf(run(referenceInterpreter()));
    for (let again = 0; again < 100; again++) expect(bitsOf(run(machine))).toBe(expected);
    machine.close();
  });

  test("end when their interpreter is closed", async () => {
    const machine = createMachine(allKernels("float32"), { threads: 3 });
    await eventually(() => exponentials(machine) > 0);
    const ended = started.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
    machine.close();
    expect(await Promise.all(ended)).toEqual([0, 0]);
    expect(present(machine)).toBe(0);
  });

  test.runIf(process.platform === "linux")("are bounded, whoever has them start", async () => {
    const threads = (): number => readdirSync("/proc/self/task").length;
    const before = threads();
    limits.idle = 60_000;
    const many = Array.from({ length: 60 }, () => wasmInterpreter({ threads: 3 }));
    for (const { ops } of many) ops.exp(ops.fill([1 << 17], 1));
    expect(started).toHaveLength(MOST_WORKERS);
    for (const interpreter of many) interpreter.close();
    await eventually(() => threads() <= before);
    limits.idle = 200;
  });
});

describe("a worker that fails", () => {
  test("ends the computation with its error, and the interpreter with it", async () => {
    let machine: Machine;
    let error: unknown;
    do {
      machine = createMachine(allKernels("float32"), { threads: 2 });
      await eventually(() => exponentials(machine) > 0);
      // The first piece, which is always this thread's, ends where the memory does.
      const pointer = machine.memory.elements.byteLength - (1 << 20);
      try {
        exponentials(machine, pointer);
      } catch (thrown) {
        error = thrown;
      }
      expect(`${error}`).toBe(
        "WasmError: wasmInterpreter cannot compute: a thread has failed (memory access out of bounds). Make another interpreter.",
      );
      // This thread may have been quicker than the worker, and have failed itself.
    } while ((error as WasmError).cause instanceof WebAssembly.RuntimeError);
    expect(() => exponentials(machine)).toThrow(WasmError);
    await eventually(() => present(machine) === 0);
  });

  test("or is terminated while nobody waits for it leaves one thread less", async () => {
    const machine = createMachine(allKernels("float32"), { threads: 2 });
    await eventually(() => exponentials(machine) > 0);
    await started[0]!.terminate();
    exponentials(machine);
    expect(started).toHaveLength(1);
    expect(warn.mock.calls).toEqual([
      ["wasmInterpreter computes on fewer than 2 threads, as a worker has ended: it was terminated"],
    ]);
    warn.mockClear();
  });
});
