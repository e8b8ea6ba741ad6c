import { type CompiledBody, fromElements, type Ops, type Tensor, tensor, type Vector } from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { collectGarbage } from "../../test/collect-garbage.js";
import { wasmOps } from "../wasm-interpreter.js";

type One = readonly [Vector];

const vector = (...elements: readonly number[]): Vector => fromElements(Float32Array.from(elements), [elements.length]);

/** The steps in which a body is run, over calls that begin with two on the same input. */
const runsOf = (
  make: (ops: Ops) => CompiledBody<One>,
  input: (step: number, ops: Ops) => Tensor = (step) => vector(1, step),
  calls = 10,
): readonly number[] => {
  const ops = wasmOps();
  const body = make(ops);
  const runs: number[] = [];
  const call = ops.compile<One>((inputs, call) => {
    runs.push(call.step);
    return body(inputs, call);
  });
  for (let step = 0; step < calls; step++) call([input(step, ops) as Vector], step);
  return runs;
};

const summing =
  (ops: Ops): CompiledBody<One> =>
  ([x]) =>
    ops.item(ops.sum(x));

const EACH = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe("a body is no longer run once two calls came to the same", () => {
  test("on inputs of the heap", () => {
    expect(runsOf(summing)).toEqual([0, 1]);
  });

  test("with numbers that vary, constants, looks, labels and variables that change", () => {
    const runs = runsOf((ops) => {
      const variable = ops.variable(ops.fill([2], 1));
      const constant = vector(1, 2);
      return ([x], { varying }) => {
        ops.inspect(x, () => {});
        const sum = ops.item(ops.sum(ops.multiply(x, constant)));
        const update = varying(({ step }) => ops.divide(ops.sumRows(ops.oneHot(ops.multiply(x, 0), 2)), step + 1));
        if (!ops.allFinite([update])) return undefined;
        ops.increase(variable, update);
        return sum;
      };
    });
    expect(runs).toEqual([0, 1]);
  });

  test("with a part whose result is made anew, an empty list in it, too", () => {
    const runs = runsOf((ops) => ([x], { varying }) => {
      const { update } = varying(({ step }) => ({ update: ops.multiply(x, step), state: [[], { nothing: [] }] }));
      return ops.item(ops.sum(update));
    });
    expect(runs).toEqual([0, 1]);
  });

  test("for each shape of its own", () => {
    const shaped = (step: number) => (step % 3 === 2 ? vector(1) : vector(1, step));
    expect(runsOf(summing, shaped)).toEqual([0, 1, 2, 5]);
  });

  test("on the same variable, and on slices of results", () => {
    const runs = runsOf(summing, (step, ops) => ops.slice(ops.multiply(vector(1, 2, step), 2), 1, [2]));
    expect(runs).toEqual([0, 1]);
    let variable: Vector | undefined;
    expect(runsOf(summing, (_, ops) => (variable ??= ops.variable(vector(1, 2))))).toEqual([0, 1]);
  });

  test("and is run again in the calls that need it, and in these alone", () => {
    const runs = runsOf(
      (ops) =>
        ([x], { varying }) => {
          ops.inspect(x, ({ data }) => {
            if (data[0] === -1) throw new Error("refused");
          });
          const sum = ops.item(ops.sum(x));
          varying(({ step }) => (step === 7 ? ops.add(x, 1) : ops.multiply(x, step)));
          return sum;
        },
      (step) => vector(step === 5 ? Number.NaN : 1),
    );
    expect(runs).toEqual([0, 1, 5, 7]);
  });
});

describe("a body is run in each call", () => {
  test.each<readonly [string, (ops: Ops) => CompiledBody<One>]>([
    [
      "when it says that it is unrepeatable",
      (ops) =>
        ([x], { unrepeatable }) => {
          unrepeatable();
          return ops.item(ops.sum(x));
        },
    ],
    [
      "when its result is not what item read",
      (ops) =>
        ([x]) =>
          ops.item(ops.sum(x)) * 2,
    ],
    [
      "when it reads two items",
      (ops) =>
        ([x]) =>
          ops.item(ops.sum(x)) + 0 * ops.item(ops.sum(x)),
    ],
    ["when it reads no item", () => () => 1],
    [
      "when its numbers differ outside of parts that vary",
      (ops) =>
        ([x], { step }) =>
          ops.item(ops.sum(ops.multiply(x, step))),
    ],
    [
      "when it reads elements in another way",
      (ops) =>
        ([x]) =>
          x.data.length === 0 ? 0 : ops.item(ops.sum(x)),
    ],
    [
      "when it looks at what is no input",
      (ops) =>
        ([x]) => {
          ops.inspect(ops.add(x, 1), () => {});
          return ops.item(ops.sum(x));
        },
    ],
    [
      "when it uses elements that are new each time",
      (ops) =>
        ([x]) =>
          ops.item(ops.sum(ops.add(x, vector(1, 2)))),
    ],
    [
      "when it makes variables",
      (ops) =>
        ([x]) => {
          const variable = ops.variable(tensor([1, 2]));
          return ops.item(ops.sum(ops.add<readonly number[]>(x, variable)));
        },
    ],
    [
      "when it asks after a change",
      (ops) => {
        const variable: Vector = ops.variable(ops.fill([2], 1));
        return ([x]) => {
          ops.increase(variable, x);
          return ops.item(ops.sum(x));
        };
      },
    ],
    [
      "when it changes a variable within a part that varies",
      (ops) => {
        const variable: Vector = ops.variable(ops.fill([2], 1));
        return ([x], { varying }) => {
          const sum = ops.item(ops.sum(x));
          varying(() => ops.increase(variable, x));
          return sum;
        };
      },
    ],
    [
      "when it writes to a tensor of the heap",
      (ops) => {
        const given = vector(1, 2);
        return ([x]) => {
          const sum = ops.item(ops.sum(x));
          ops.increase(given, x);
          return sum;
        };
      },
    ],
  ])("%s", (_, make) => {
    expect(runsOf(make)).toEqual(EACH);
  });

  test("on variables that are other ones each time, and within a step", () => {
    expect(runsOf(summing, (step, ops) => ops.variable(vector(1, step)))).toEqual(EACH);
    const ops = wasmOps();
    let runs = 0;
    const call = ops.compile<One>(([x]) => {
      runs++;
      return ops.item(ops.sum(x));
    });
    for (const step of EACH) ops.step(() => call([vector(1, step)], step));
    expect(runs).toBe(EACH.length);
  });
});

test("an error in a body that is noted leaves nothing noted", () => {
  const ops = wasmOps();
  const call = ops.compile<One>(([x], { step, varying }) => {
    const sum = ops.item(ops.sum(x));
    varying(({ step: number }) => ops.multiply(x, number));
    if (step === 1) throw new Error("in the middle");
    return varying(({ step: number }) => {
      if (step === 2) throw new Error("in a part");
      return number === 0 ? sum : sum;
    });
  });
  const calls = EACH.map((step) => {
    try {
      return call([vector(1, step)], step);
    } catch (error) {
      return String(error);
    }
  });
  expect(calls).toEqual([1, "Error: in the middle", "Error: in a part", 4, 5, 6, 7, 8, 9, 10]);
  expect([...ops.add(vector(1), 1).data]).toEqual([2]);
});

test("100,000 calls from a plan leave nothing behind", () => {
  const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow");
  const ops = wasmOps();
  const [weights, velocity] = [ops.variable(ops.fill([16, 4], 0.1)), ops.variable(ops.fill([16, 4], 0))];
  let runs = 0;
  const call = ops.compile<readonly [Tensor<readonly [8, 16]>]>(([x], { varying }) => {
    runs++;
    const y = ops.tanh(ops.matmul(x, weights));
    const loss = ops.item(ops.sum(ops.multiply(y, y)));
    const update = varying(({ step }) =>
      ops.add(ops.multiply(velocity, 0.9), ops.multiply(ops.matmul(ops.transpose(x), y), -0.01 / (step + 1))),
    );
    ops.assign(velocity, update);
    ops.increase(weights, update);
    return loss;
  });
  const inputs = [1, 2, 3].map((value) => ops.fill([8, 16], value));
  const take = (steps: number): NodeJS.MemoryUsage => {
    for (let step = 0; step < steps; step++) call([inputs[step % 3]!], step);
    collectGarbage();
    return process.memoryUsage();
  };
  const before = take(2000);
  const grown = grow.mock.calls.length;
  const after = take(100_000);
  expect(grow).toHaveBeenCalledTimes(grown);
  grow.mockRestore();
  expect(runs).toBe(2);
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1e5);
  // One object kept for each step would be megabytes.
  expect(after.heapUsed - before.heapUsed).toBeLessThan(1e6);
});
