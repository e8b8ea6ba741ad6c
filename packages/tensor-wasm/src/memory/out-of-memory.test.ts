import { referenceInterpreter, type SynchronousInterpreter, type Tensor, type Vector } from "@gd/tensor";
import { afterEach, describe, expect, test, vi } from "vitest";
import { WasmError } from "../wasm-error.js";
import { wasmInterpreter } from "../wasm-interpreter.js";

const { Memory } = WebAssembly;
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Has memories grow by so many bytes in all, from now on. */
const limitGrowth = (bytes: number): void => {
  const grow = Memory.prototype.grow;
  let left = Math.ceil(bytes / 2 ** 16);
  vi.spyOn(Memory.prototype, "grow").mockImplementation(function (this: WebAssembly.Memory, pages: number) {
    if (pages > left) throw new RangeError("Unable to grow instance memory");
    left -= pages;
    return grow.call(this, pages);
  });
};

test("an interpreter without memory says what to do", () => {
  const cause = new RangeError("could not allocate memory");
  class NoMemory {
    constructor() {
      throw cause;
    }
  }
  vi.stubGlobal("WebAssembly", Object.create(WebAssembly, { Memory: { value: NoMemory } }));
  const make = (): unknown => wasmInterpreter();
  expect(make).toThrow(WasmError);
  expect(make).toThrow(
    "wasmInterpreter cannot compute: WebAssembly gets no memory here (could not allocate memory). A closed interpreter gives its memory back once nothing refers to it and its threads have ended: wait for that, share one interpreter, allow the process more address space, or use bestInterpreter(), which falls back to referenceInterpreter().",
  );
  expect(make).toThrow(expect.objectContaining({ cause }));
});

test("memory that cannot double grows by what is needed", () => {
  limitGrowth(7_000_000);
  const { ops } = wasmInterpreter();
  // A memory of 2 MiB would become one of 8.
  expect(ops.fill([1_700_000], 3).data[1_699_999]).toBe(3);
});

describe("a tensor for which there is no memory", () => {
  test("is refused with sizes, and all goes on", () => {
    limitGrowth(1 << 23);
    const { ops, step } = wasmInterpreter();
    const compute = (): Tensor => step(() => ops.add(ops.fill([2_000_000], 1), 1));
    expect(compute).toThrow(WasmError);
    expect(compute).toThrow(
      /^wasmInterpreter cannot compute: its memory of \d+ MiB cannot grow to 1[67] MiB \(Unable to grow instance memory\)\. Nothing has changed\. /,
    );
    expect(ops.fill([3], 2).data).toEqual(Float32Array.of(2, 2, 2));
  });

  test("beyond what WebAssembly has at most", () => {
    const { ops } = wasmInterpreter({ dtype: "float64" });
    expect(() => ops.fill([2 ** 30], 1)).toThrow(
      // 8 GiB, and 1.5 MiB before them in which products and groups are computed.
      "cannot grow to 8194 MiB (WebAssembly has at most 4096 MiB). Nothing has changed. Use smaller batches or a smaller model, float32, or referenceInterpreter().",
    );
  });
});

describe("wherever memory ends", () => {
  const LENGTH = 100_000;
  /** Variables, one of them in use, and work that changes all of them: by tensors of the heap, of the step, and views. */
  const start = ({ ops, variable, run, compile }: SynchronousInterpreter) => {
    const variables = Array.from({ length: 4 }, (_, i) => variable(ops.fill([LENGTH], i)));
    const [first, second, third, fourth] = variables as [Vector, Vector, Vector, Vector];
    const given: Vector = {
      shape: [LENGTH],
      dtype: "float32",
      transposed: false,
      data: new Float32Array(LENGTH).fill(7),
    };
    const change = () => ({
      report: ops.concatenate([ops.sum(first)]),
      finite: [ops.multiply(first, 2)],
      changes: [
        { target: first, increase: ops.add(first, 1) },
        { target: second, assign: given },
        { target: ops.slice(third, 1, [LENGTH - 1]), assign: ops.slice(third, 0, [LENGTH - 1]) },
        { target: fourth, increase: second },
      ],
    });
    const elements = (): readonly (readonly number[])[] =>
      variables.map(({ data }) => [data[0]!, data[1]!, data[LENGTH - 1]!]);
    return { elements, calls: { run: () => run(change), compiled: compile(change) } };
  };

  test.each(["run", "compiled"] as const)("of %s, either all changes are made or none", (how) => {
    const { elements: expected, calls } = start(referenceInterpreter());
    const states = [expected()];
    while (states.length <= 3) {
      calls[how]([]);
      states.push(expected());
    }
    const reached = new Set<number>();
    for (let bytes = 0; bytes <= 8_000_000; bytes += LENGTH) {
      const { elements, calls } = start(wasmInterpreter());
      limitGrowth(bytes);
      let made = 0;
      for (let again = 0; again < 3; again++) {
        try {
          calls[how]([]);
          made++;
        } catch (error) {
          expect(error).toBeInstanceOf(WasmError);
        }
      }
      vi.restoreAllMocks();
      expect(elements(), `${bytes} bytes`).toEqual(states[made]);
      reached.add(made);
    }
    expect([...reached]).toEqual(expect.arrayContaining([0, 3]));
  });
});
