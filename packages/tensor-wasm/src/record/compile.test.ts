import {
  fromElements,
  type Outcome,
  referenceInterpreter,
  type Scalar,
  type SynchronousInterpreter,
  type Tensor,
  tensor,
  toArray,
  type Vector,
} from "@gd/tensor";
import { describe, expect, test, vi } from "vitest";
import { collectGarbage } from "../../test/collect-garbage.js";
import { wasmInterpreter } from "../wasm-interpreter.js";

type Body = (inputs: readonly [Vector]) => Outcome;

const vector = (...elements: readonly number[]): Vector => fromElements(Float32Array.from(elements), [elements.length]);

const EACH = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The calls, of ten, in which a body is run. */
const runsOf = (
  make: (interpreter: SynchronousInterpreter, call: () => number) => Body,
  input: (call: number, interpreter: SynchronousInterpreter) => Tensor = (call) => vector(1, call),
): readonly number[] => {
  const interpreter = wasmInterpreter();
  let current = 0;
  const body = make(interpreter, () => current);
  const runs: number[] = [];
  const compiled = interpreter.compile((inputs: readonly [Vector]) => {
    runs.push(current);
    return body(inputs);
  });
  for (current of EACH) compiled([input(current, interpreter) as Vector]);
  return runs;
};

const reporting = ({ ops }: SynchronousInterpreter, x: Tensor): Outcome => ({
  report: ops.concatenate([ops.sum(x)]),
  finite: [],
  changes: [],
});

const summing =
  (interpreter: SynchronousInterpreter): Body =>
  ([x]) =>
    reporting(interpreter, x);

describe("a body is run once", () => {
  test("for inputs of the heap", () => {
    expect(runsOf(summing)).toEqual([0]);
  });

  test("with constants, labels, what has to be finite, and variables that change", () => {
    const runs = runsOf(({ ops, variable }) => {
      const total = variable(ops.fill([2], 1));
      const constant = vector(1, 2);
      return ([x]) => {
        const increase = ops.scale(ops.sumRows(ops.oneHot(ops.multiply(x, 0), 2)), ops.slice(x, 1, []));
        return {
          report: ops.multiply(x, constant),
          finite: [increase],
          changes: [{ target: total, increase }],
        };
      };
    });
    expect(runs).toEqual([0]);
  });

  test("for each shape of its input", () => {
    const shaped = (call: number) => (call % 3 === 2 ? vector(1) : vector(1, call));
    expect(runsOf(summing, shaped)).toEqual([0, 2]);
  });

  test("for the same variable, and for slices of results", () => {
    const sliced = runsOf(summing, (call, { ops }) => ops.slice(ops.multiply(vector(1, 2, call), 2), 1, [2]));
    expect(sliced).toEqual([0]);
    let one: Vector | undefined;
    expect(runsOf(summing, (_, { variable }) => (one ??= variable(vector(1, 2))))).toEqual([0]);
  });

  test("whether or not the calls after it are finite", () => {
    const { ops, variable, compile } = wasmInterpreter();
    const total: Vector = variable(ops.fill([1], 0));
    let runs = 0;
    const call = compile(([x]: readonly [Vector]) => {
      runs++;
      return { report: x, finite: [x], changes: [{ target: total, increase: x }] };
    });
    const reports = [1, Number.NaN, 2, Number.POSITIVE_INFINITY, 3].map((value) => call([vector(value)]));
    expect(reports).toEqual([[1], undefined, [2], undefined, [3]]);
    expect([...total.data]).toEqual([6]);
    expect(runs).toBe(1);
  });

  test("more than the calls that end early, or read elements", () => {
    const early =
      (): Body =>
      ([x]) => ({ report: x, finite: [x], changes: [] });
    expect(runsOf(early, (call) => vector(call < 2 ? Number.NaN : 1))).toEqual([0, 1, 2]);
    const reading =
      (calls: number) =>
      (interpreter: SynchronousInterpreter, call: () => number): Body =>
      ([x]) =>
        reporting(interpreter, call() < calls && x.data.length > 0 ? x : interpreter.ops.multiply(x, 1));
    expect(runsOf(reading(2))).toEqual([0, 1, 2]);
    expect(runsOf(reading(4))).toEqual(EACH);
  });
});

describe("a body is run in each call", () => {
  test.each<readonly [string, (interpreter: SynchronousInterpreter) => Body]>([
    [
      "when it reads the elements of its input",
      (interpreter) =>
        ([x]) =>
          reporting(interpreter, x.data.length === 0 ? vector(0) : x),
    ],
    [
      "when it reads what it has computed",
      (interpreter) =>
        ([x]) =>
          reporting(interpreter, interpreter.ops.multiply(x, toArray(interpreter.ops.sum(x)))),
    ],
    [
      "when it has the interpreter read its input",
      (interpreter) =>
        ([x]) =>
          reporting(interpreter, interpreter.ops.multiply(x, interpreter.read(x)[0]!)),
    ],
    [
      "when it has the interpreter read a variable",
      (interpreter) => {
        const { ops, variable, increase, read } = interpreter;
        const factor = variable(ops.fill([1], 1));
        increase(factor, factor);
        return ([x]) => reporting(interpreter, ops.multiply(x, read(factor)[0]!));
      },
    ],
    [
      "when it reads the elements of a variable",
      (interpreter) => {
        const factor = interpreter.variable(interpreter.ops.fill([1], 1));
        return ([x]) => reporting(interpreter, interpreter.ops.multiply(x, factor.data[0]!));
      },
    ],
    [
      "when it makes a variable",
      (interpreter) =>
        ([x]) =>
          reporting(interpreter, interpreter.ops.add<readonly number[]>(x, interpreter.variable(tensor([1, 2])))),
    ],
    [
      "when it writes to a tensor of the heap",
      (interpreter) => {
        const written = vector(1, 2);
        return ([x]) => {
          interpreter.increase<readonly number[]>(written, x);
          return reporting(interpreter, x);
        };
      },
    ],
    [
      "when it writes to what it has computed",
      (interpreter) =>
        ([x]) => {
          const doubled = interpreter.ops.multiply(x, 2);
          interpreter.assign(doubled, x);
          return reporting(interpreter, doubled);
        },
    ],
    [
      "when a tensor of the heap changes",
      (interpreter) => {
        const target = vector(1, 2);
        return ([x]) => ({ ...reporting(interpreter, x), changes: [{ target, increase: x }] });
      },
    ],
    [
      "when its input changes",
      (interpreter) =>
        ([x]) => ({ ...reporting(interpreter, x), changes: [{ target: x, increase: x }] }),
    ],
  ])("%s", (_, make) => {
    expect(runsOf(make)).toEqual(EACH);
  });

  test("for variables that are other ones each time", () => {
    expect(runsOf(summing, (call, { variable }) => variable(vector(1, call)))).toEqual(EACH);
  });

  test("for the seventeenth shape", () => {
    const { ops, compile } = wasmInterpreter();
    const runs: number[] = [];
    const call = compile(([x]: readonly [Vector]) => {
      runs.push(x.shape[0]);
      return { report: ops.multiply(x, 2), finite: [], changes: [] };
    });
    const lengths = Array.from({ length: 17 }, (_, length) => length);
    for (const length of [...lengths, ...lengths, ...lengths]) {
      expect(call([ops.fill([length], 1)])).toEqual(Array(length).fill(2));
    }
    expect(runs).toEqual([...lengths, 16, 16]);
  });

  test("within a step", () => {
    const interpreter = wasmInterpreter();
    let runs = 0;
    const call = interpreter.compile(([x]: readonly [Vector]) => {
      runs++;
      return reporting(interpreter, x);
    });
    for (const step of EACH) interpreter.step(() => call([vector(1, step)]));
    expect(runs).toBe(EACH.length);
  });
});

test("a report of a variable that changes is of the time before", () => {
  const { ops, variable, compile } = wasmInterpreter();
  const total: Vector = variable(ops.fill([3], 1));
  const call = compile(([x]: readonly [Vector]) => ({
    report: ops.slice(total, 1, [2]),
    finite: [],
    changes: [{ target: total, increase: x }],
  }));
  expect(EACH.map(() => call([vector(0, 1, 2)]))).toEqual(EACH.map((step) => [1 + step, 1 + 2 * step]));
});

describe("an outcome is refused as the reference refuses it", () => {
  test.each<readonly [string, (interpreter: SynchronousInterpreter, ended: Vector) => Partial<Outcome>]>([
    [
      "when a change does not fit",
      ({ ops, variable }) => ({ changes: [{ target: variable(vector(1, 2)), assign: ops.fill([3], 1) }] }),
    ],
    [
      "when a change has the other precision",
      ({ variable }) => ({
        changes: [{ target: variable(vector(1)), increase: tensor([1], { dtype: "float64" }) }],
      }),
    ],
    ["when a change is of a step that has ended", (_, ended) => ({ changes: [{ target: ended, increase: ended }] })],
    ["when its report is", (_, report) => ({ report })],
    ["when what has to be finite is", (_, ended) => ({ finite: [ended] })],
  ])("%s", (_, make) => {
    const refusals = [wasmInterpreter(), referenceInterpreter()].map((interpreter) => {
      let ended: Vector = interpreter.ops.fill([10_000], 1);
      interpreter.step(() => {
        ended = interpreter.ops.multiply(ended, 2);
      });
      const outcome = (x: Tensor): Outcome => ({ ...reporting(interpreter, x), ...make(interpreter, ended) });
      const call = interpreter.compile(([x]: readonly [Vector]) => outcome(x));
      const attempts = [
        ...[0, 1, 2].map((value) => () => call([vector(value)])),
        () => interpreter.run(() => outcome(vector(1))),
      ];
      return attempts.map((attempt) => {
        try {
          return attempt();
        } catch (error) {
          return String(error);
        }
      });
    });
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]!.every((refusal) => /Error: /.test(String(refusal)))).toBe(true);
  });
});

describe.each([3, 5000, 40_000])(
  "what a body of %d elements increases itself stays increased where the outcome is refused",
  (n) => {
    const filled = (value: number): Vector => fromElements(new Float32Array(n).fill(value), [n]);
    /** Sums of both variables after each call, the third and the fifth of which are not finite. */
    const sumsOf = ({ ops, variable, increase, compile, read }: SynchronousInterpreter, isFirst: boolean) => {
      const [counted, target] = [variable(filled(0)), variable(filled(0))];
      const count = (): void => increase(counted, ops.add(filled(1), filled(1)));
      const call = compile(([x]: readonly [Vector]) => {
        if (isFirst) count();
        const squares = ops.multiply(x, x);
        if (!isFirst) count();
        return { report: ops.slice(squares, 0, [1]), finite: [squares], changes: [{ target, increase: squares }] };
      });
      return [1, 1, 1e30, 1, 1e30].map((last) => {
        const report = call([fromElements(new Float32Array(n).fill(1).fill(last, n - 1), [n])]);
        return [
          report,
          ...[counted, target].map((each) => Float64Array.from(read(each)).reduce((sum, x) => sum + x, 0)),
        ];
      });
    };

    test.each([true, false])("before what has to be finite: %s", (isFirst) => {
      const expected = sumsOf(referenceInterpreter(), isFirst);
      expect(sumsOf(wasmInterpreter(), isFirst)).toEqual(expected);
      expect(sumsOf(wasmInterpreter({ threads: 2 }), isFirst)).toEqual(expected);
      expect(expected.at(-1)).toEqual([undefined, 10 * n, 3 * n]);
    });
  },
);

test("an error in a body leaves nothing noted", () => {
  const interpreter = wasmInterpreter();
  let calls = 0;
  const call = interpreter.compile(([x]: readonly [Vector]) => {
    const outcome = reporting(interpreter, x);
    if (calls++ < 2) throw new Error("in the middle");
    return outcome;
  });
  const outcomes = EACH.map((step) => {
    try {
      return call([vector(1, step)]);
    } catch (error) {
      return String(error);
    }
  });
  const failed = "Error: in the middle";
  expect(outcomes).toEqual([failed, failed, ...[2, 3, 4, 5, 6, 7, 8, 9].map((step) => [1 + step])]);
  expect(calls).toBe(3);
  expect([...interpreter.ops.add(vector(1), 1).data]).toEqual([2]);
});

test("100,000 calls from a plan leave nothing behind", () => {
  const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow");
  const { ops, variable, compile } = wasmInterpreter();
  const [weights, velocity] = [variable(ops.fill([16, 4], 0.1)), variable(ops.fill([16, 4], 0))];
  let runs = 0;
  const call = compile(([x, rate]: readonly [Tensor<readonly [8, 16]>, Scalar]) => {
    runs++;
    const y = ops.tanh(ops.matmul(x, weights));
    const gradient = ops.matmul(ops.transpose(x), y);
    const update = ops.add(ops.multiply(velocity, 0.9), ops.scale(gradient, rate));
    return {
      report: ops.concatenate([ops.sum(ops.multiply(y, y))]),
      finite: [],
      changes: [
        { target: velocity, assign: update },
        { target: weights, increase: update },
      ],
    };
  });
  const inputs = [1, 2, 3].map((value) => ops.fill([8, 16], value));
  const rate = fromElements(new Float32Array(1), []);
  const take = (steps: number): NodeJS.MemoryUsage => {
    for (let step = 0; step < steps; step++) {
      rate.data[0] = -0.01 / (step + 1);
      call([inputs[step % 3]!, rate]);
    }
    collectGarbage();
    return process.memoryUsage();
  };
  const before = take(2000);
  const grown = grow.mock.calls.length;
  const after = take(100_000);
  expect(grow).toHaveBeenCalledTimes(grown);
  grow.mockRestore();
  expect(runs).toBe(1);
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1e5);
  // One object kept for each step would be megabytes.
  expect(after.heapUsed - before.heapUsed).toBeLessThan(1e6);
});

test("a body that runs other work within runs in each call, as that work's report may decide what comes next", () => {
  const interpreter = wasmInterpreter();
  const { ops } = interpreter;
  const told = (report: Vector) => ({ report, finite: [], changes: [] });
  const inner = interpreter.compile(([x]: readonly [Vector]) => told(ops.multiply(x, 2)));
  for (const within of [(x: Vector) => interpreter.run(() => told(ops.multiply(x, 2))), (x: Vector) => inner([x])]) {
    const outer = interpreter.compile(([x]: readonly [Vector]) => told(ops.fill([1], within(x)![0]! * 10)));
    expect([1, 2, 3].map((value) => outer([ops.fill([1], value)]))).toEqual([[20], [40], [60]]);
  }
});

test.each(["run", "compile"] as const)(
  "%s refuses to change what the body itself has made, and changes nothing",
  (how) => {
    const { ops, variable, run, compile } = wasmInterpreter();
    const theta = variable(vector(1, 2));
    const body = (): Outcome => ({
      report: ops.concatenate([]),
      finite: [],
      changes: [
        { target: theta, increase: theta },
        { target: ops.multiply(theta, 2), assign: theta },
      ],
    });
    const call = how === "run" ? () => run(body) : () => compile(body)([]);
    expect(call).toThrow(
      "run or compile: the outcome's changes[1].target expects a variable, but received a tensor of shape [2]. The body has made this tensor, and nobody would see it change. variable(…) makes one that lasts.",
    );
    expect(theta.data).toEqual(Float32Array.of(1, 2));
  },
);
