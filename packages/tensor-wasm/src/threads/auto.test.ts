import {
  fromElements,
  randomStreams,
  referenceInterpreter,
  type SynchronousInterpreter,
  type Tensor,
  tensor,
} from "@gd/tensor";
import { afterEach, describe, expect, test, vi } from "vitest";
import { bitsOf } from "../../test/same-bits.js";
import { wasmInterpreter } from "../wasm-interpreter.js";

vi.mock("./usable-threads.js", () => ({
  usableThreads: (wanted: number | "auto" = 1) => (wanted === "auto" ? 3 : wanted),
}));

const { Memory } = WebAssembly;
afterEach(() => void vi.unstubAllGlobals());

/** The memories that are made from now on: whether each is shared. */
const memoriesMade = (limit = Number.POSITIVE_INFINITY): readonly boolean[] => {
  const made: boolean[] = [];
  class Counted extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      if (made.length === limit) throw new RangeError("could not allocate memory");
      super(descriptor);
      made.push(descriptor.shared === true);
    }
  }
  vi.stubGlobal("WebAssembly", Object.create(WebAssembly, { Memory: { value: Counted } }));
  return made;
};

/** Some steps of a compiled function, a variable that is read in between, and one whose elements are held. */
const train = ({ ops, variable, compile }: SynchronousInterpreter, size: number, steps: number): readonly string[] => {
  const random = randomStreams("auto").stream("values");
  const matrix = (): Tensor<readonly [number, number]> =>
    fromElements(Float32Array.from({ length: size * size }, random.standardNormal), [size, size]);
  const [weight, input] = [variable(matrix()), matrix()];
  const held = variable(tensor([1, 2, 3]));
  const elements = held.data;
  const step = compile(([x, rate]: readonly [typeof input, Tensor<readonly []>]) => ({
    report: ops.concatenate([ops.sum(weight)]),
    finite: [],
    changes: [
      { target: weight, increase: ops.scale(ops.tanh(ops.matmul(x, weight)), rate) },
      { target: held, increase: ops.scale(held, rate) },
    ],
  }));
  const seen: string[] = [];
  for (let n = 0; n < steps; n++) {
    seen.push(String(step([input, tensor(0.01)])));
    if (n % 10 === 0) seen.push(bitsOf(weight), String(elements));
    if (n === steps / 2) elements.fill(0.5);
  }
  return [...seen, bitsOf(weight), bitsOf(held)];
};

describe("threads that are started once they pay", () => {
  test("share the memory, where everything is as it was", () => {
    const made = memoriesMade();
    const interpreter = wasmInterpreter({ threads: "auto" });
    expect(made).toEqual([false]);
    const trained = train(interpreter, 300, 40);
    expect(made).toEqual([false, true]);
    expect(trained).toEqual(train(referenceInterpreter(), 300, 40));
    interpreter.close();
  });

  test("are not for small networks", () => {
    const made = memoriesMade();
    train(wasmInterpreter({ threads: "auto" }), 20, 3000);
    expect(made).toEqual([false]);
  });

  test("are not for little work on large inputs, which shared memory takes in slowly", () => {
    const made = memoriesMade();
    const { ops, compile } = wasmInterpreter({ threads: "auto" });
    const input = ops.fill([200_000], 1);
    const call = compile(([x]: readonly [typeof input]) => ({
      report: ops.concatenate([ops.sum(x)]),
      finite: [x],
      changes: [],
    }));
    for (let n = 0; n < 2000; n++) call([input]);
    expect(made).toEqual([false]);
  });

  test("stay away where there is no other memory", () => {
    const made = memoriesMade(1);
    expect(train(wasmInterpreter({ threads: "auto" }), 300, 40)).toEqual(train(referenceInterpreter(), 300, 40));
    expect(made).toEqual([false]);
  });
});
