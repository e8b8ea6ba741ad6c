import {
  randomStreams,
  referenceInterpreter,
  type Scalar,
  type SynchronousInterpreter,
  type Tensor,
  toArray,
  type Vector,
} from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test, vi } from "vitest";
import { collectGarbage } from "../../test/collect-garbage.js";
import { bitsOf, expectSame } from "../../test/same-bits.js";
import { wasmInterpreter } from "../wasm-interpreter.js";

// So little that a few variables fill it.
vi.mock("./room.js", () => ({ ROOM: 1 << 16, FEW_STEPS: 0, MOST_ROOM: 1 << 16 }));

/** Resolves once everything without references is gone. */
const forget = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
};

describe("the elements of a variable, held by a caller", () => {
  test.each([0, 1, 2, 3, 4])("from before step %i on follow each change, and change the variable", (from) => {
    expectSame((interpreter) => {
      const { ops } = interpreter;
      const variable: Vector = interpreter.variable(ops.fill([4], 1));
      const part = ops.slice(variable, 1, [2]);
      const call = interpreter.compile(([x]: readonly [Vector]) => ({
        report: ops.concatenate([ops.sum(ops.multiply(variable, x))]),
        finite: [],
        changes: [
          { target: variable, increase: x },
          { target: part, assign: ops.multiply(ops.add(part, ops.slice(x, 1, [2])), 2) },
        ],
      }));
      let [whole, some]: (Tensor["data"] | undefined)[] = [];
      return Array.from({ length: 8 }, (_, step) => {
        if (step === from) [whole, some] = [variable.data, part.data];
        const report = call([ops.fill([4], step)]);
        const seen = [...(whole ?? []), ...(some ?? [])];
        whole?.set([step], 3);
        some?.set([-step], 1);
        const sum = toArray(ops.sum(variable));
        if (step % 2 === 1) interpreter.increase(variable, variable);
        return [report, seen, sum, [...variable.data], [...part.data], [...(whole ?? []), ...(some ?? [])]];
      });
    });
  });

  test("change the variable even if they are let go at once", async () => {
    const { ops, variable, increase } = wasmInterpreter();
    const held = variable(ops.fill([1000], 1));
    increase(held, ops.fill([1000], 1));
    (() => held.data.fill(7))();
    await forget();
    expect(toArray(ops.sum(held))).toBe(7000);
  });

  test("take no memory once they are let go", async () => {
    const { ops, variable, increase } = wasmInterpreter();
    const held = variable(ops.fill([1000], 1));
    increase(held, held);
    const buffer = (() => new WeakRef(held.data.buffer))();
    increase(held, held);
    await forget();
    expect(buffer.deref()).toBe(undefined);
    expect(held.data[0]).toBe(4);
  });
});

describe("elements that an interpreter reads", () => {
  /** How often more than a few elements are copied in a call that increases a variable. */
  const copiesPerCall = (read: (interpreter: SynchronousInterpreter, variable: Vector) => unknown): number => {
    const interpreter = wasmInterpreter();
    const { ops, variable, compile } = interpreter;
    const total: Vector = variable(ops.fill([1000], 0));
    const call = compile(() => ({
      report: ops.slice(total, 0, [1]),
      finite: [],
      changes: [{ target: total, increase: ops.multiply(total, 2) }],
    }));
    const kept = [read(interpreter, total), call([]), read(interpreter, total), call([])];
    const set = vi.spyOn(Object.getPrototypeOf(Float32Array.prototype) as Float32Array, "set");
    for (let i = 0; i < 10; i++) call([]);
    const copies = set.mock.calls.length / 10;
    set.mockRestore();
    expect(kept).toHaveLength(4);
    return copies;
  };

  test("are a copy, which a variable does not follow in later calls", () => {
    expect(copiesPerCall(({ read }, variable) => read(variable))).toBe(0);
    expect(copiesPerCall((interpreter, variable) => interpreter.variable(variable))).toBe(0);
    // Those of `data` follow it: they are copied in before a call, and out after it.
    expect(copiesPerCall((_, variable) => variable.data)).toBe(2);
  });

  test("are what a caller has written, and hide nothing that is written next", () => {
    expectSame(({ ops, variable, increase, read }) => {
      const total: Vector = variable(ops.fill([4], 1));
      const part = ops.slice(total, 1, [2]);
      increase(total, total);
      const held = total.data;
      return Array.from({ length: 4 }, (_, step) => {
        held[1] = step;
        const before = [...read(total), ...read(part), ...read(ops.transpose(ops.slice(total, 0, [2, 2])))];
        held[2] = -step;
        increase(total, ops.fill([4], 10));
        return [before, [...read(part)], toArray(total)];
      });
    });
  });
});

test("a variable that is written before it was ever read may need more memory", () => {
  const { ops, variable, assign } = wasmInterpreter();
  for (const length of [600_000, 1_000_000, 3_000_000]) {
    const written = variable(ops.fill([length], 1));
    assign(written, ops.fill([length], 7));
    expect(written.data[length - 1]).toBe(7);
  }
});

describe("variables that no longer fit", () => {
  test("are moved out, and all goes on with the same bits", () => {
    expectSame((interpreter) => {
      const { ops } = interpreter;
      const random = randomStreams("room").stream("variables");
      const one: Vector = interpreter.variable(randomTensor(random, [3000], "float32"));
      const other: Vector = interpreter.variable(ops.fill([3000], 0.5));
      const held = other.data;
      const descend = interpreter.compile(([x, rate]: readonly [Vector, Scalar]) => {
        const gradient = ops.subtract(one, ops.multiply(x, other));
        return {
          report: ops.concatenate([ops.sum(ops.multiply(gradient, gradient))]),
          finite: [],
          changes: [{ target: one, increase: ops.scale(gradient, rate) }],
        };
      });
      const halve = interpreter.compile(() => ({
        report: ops.concatenate([ops.sum(other)]),
        finite: [],
        changes: [{ target: other, assign: ops.multiply(other, 0.5) }],
      }));
      return Array.from({ length: 40 }, (_, step) => {
        const x: Vector = randomTensor(random, [3000], "float32");
        const rate = ops.fill([], -0.1 / (step + 1));
        const reports: unknown[] = [descend([x, rate]), descend([x, rate]), halve([])];
        if (step % 10 === 5) {
          // As many more as fill the room.
          const more = Array.from({ length: 8 }, (_, i) => interpreter.variable(ops.fill([4000], i)));
          for (const variable of more) interpreter.increase(variable, variable);
          reports.push(more.map((variable) => toArray(ops.sum(variable))));
        }
        if (step % 10 === 7) held[step] = 1;
        const seen = bitsOf({ ...other, data: held.slice() });
        return [reports, bitsOf(one), seen, bitsOf(other)];
      });
    });
  });

  test("leave room for those that come: the memory does not grow with their number", () => {
    const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow");
    const { ops, variable, increase } = wasmInterpreter();
    for (let i = 0; i < 2000; i++) {
      const more = variable(ops.fill([4000], i));
      increase(more, more);
      if (i % 500 === 0) expect(more.data[17]).toBe(2 * i);
      if (i === 20) grow.mockClear();
    }
    // All of them are 32 million bytes.
    expect(grow).not.toHaveBeenCalled();
    grow.mockRestore();
  });
});

test("variables of the reference can be trained: they are written where they are", () => {
  const [reference, wasm] = [referenceInterpreter(), wasmInterpreter()];
  const [theirs, own] = [0, 1].map(() => reference.variable(reference.ops.fill([2], 1)));
  const [first, second] = (
    [
      [reference, own!],
      [wasm, theirs!],
    ] as const
  ).map(([{ ops, compile }, variable]) => {
    const call = compile(([x]: readonly [Vector]) => ({
      report: ops.concatenate([ops.sum(ops.multiply<readonly number[]>(variable, x))]),
      finite: [],
      changes: [{ target: variable, increase: x }],
    }));
    return Array.from({ length: 8 }, (_, step) => [call([ops.fill([2], step)]), ...variable.data]);
  });
  expect(second).toEqual(first);
});
