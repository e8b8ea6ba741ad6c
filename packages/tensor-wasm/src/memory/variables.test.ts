import { randomStreams, referenceOps, type Tensor, type Vector } from "@gd/tensor";
import { randomTensor } from "@gd/tensor/testing";
import { describe, expect, test, vi } from "vitest";
import { collectGarbage } from "../../test/collect-garbage.js";
import { bitsOf, expectSame } from "../../test/same-bits.js";
import { wasmOps } from "../wasm-interpreter.js";

// So little that a few variables fill it.
vi.mock("./room.js", () => ({ ROOM: 1 << 16 }));

describe("who holds the elements of a variable", () => {
  test.each([0, 1, 2, 3, 4])("from before step %i on sees each change, and is heard", (from) => {
    expectSame((ops) => {
      const variable: Vector = ops.variable(ops.fill([4], 1));
      const part = ops.slice(variable, 1, [2]);
      const call = ops.compile<readonly [Vector]>(([x]) => {
        const sum = ops.item(ops.sum(ops.multiply(variable, x)));
        ops.increase(variable, x);
        ops.assign(part, ops.multiply(part, 2));
        return sum;
      });
      let [whole, some]: (Tensor["data"] | undefined)[] = [];
      return Array.from({ length: 8 }, (_, step) => {
        if (step === from) [whole, some] = [variable.data, part.data];
        const result = call([ops.fill([4], step)], step);
        const seen = [...(whole ?? []), ...(some ?? [])];
        whole?.set([step], 3);
        some?.set([-step], 1);
        const heard = ops.item(ops.sum(variable));
        if (step % 2 === 1) ops.increase(variable, variable);
        return [result, seen, heard, [...variable.data], [...part.data], [...(whole ?? []), ...(some ?? [])]];
      });
    });
  });

  test("is heard though he lets them go at once", async () => {
    const ops = wasmOps();
    const variable = ops.variable(ops.fill([1000], 1));
    ops.increase(variable, ops.fill([1000], 1));
    (() => variable.data.fill(7))();
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(ops.item(ops.sum(variable))).toBe(7000);
  });

  test("keeps no memory that he lets go", async () => {
    const ops = wasmOps();
    const variable = ops.variable(ops.fill([1000], 1));
    ops.increase(variable, variable);
    const buffer = (() => new WeakRef(variable.data.buffer))();
    ops.increase(variable, variable);
    await new Promise((resolve) => setTimeout(resolve));
    collectGarbage();
    expect(buffer.deref()).toBe(undefined);
    expect(variable.data[0]).toBe(4);
  });
});

test("a variable that is written before it was ever read may need more memory", () => {
  const ops = wasmOps();
  for (const length of [600_000, 1_000_000, 3_000_000]) {
    const variable = ops.variable(ops.fill([length], 1));
    ops.assign(variable, ops.fill([length], 7));
    expect(variable.data[length - 1]).toBe(7);
  }
});

describe("variables that no longer fit", () => {
  test("are moved out, and all goes on with the same bits", () => {
    expectSame((ops) => {
      const random = randomStreams("room").stream("variables");
      const one: Vector = ops.variable(randomTensor(random, [3000], "float32"));
      const other: Vector = ops.variable(ops.fill([3000], 0.5));
      const held = other.data;
      const descend = ops.compile<readonly [Vector]>(([x], { varying }) => {
        const gradient = ops.subtract(one, ops.multiply(x, other));
        const loss = ops.item(ops.sum(ops.multiply(gradient, gradient)));
        const update = varying(({ step }) => ops.multiply(gradient, -0.1 / (step + 1)));
        ops.increase(one, update);
        return loss;
      });
      const halve = ops.compile<readonly []>(() => {
        const sum = ops.item(ops.sum(other));
        ops.assign(other, ops.multiply(other, 0.5));
        return sum;
      });
      return Array.from({ length: 40 }, (_, step) => {
        const x: Vector = randomTensor(random, [3000], "float32");
        const losses = [descend([x], step), descend([x], step), halve([], step)];
        if (step % 10 === 5) {
          // As many more as fill the room.
          const more = Array.from({ length: 8 }, (_, i) => ops.variable(ops.fill([4000], i)));
          for (const variable of more) ops.increase(variable, variable);
          losses.push(...more.map((variable) => ops.item(ops.sum(variable))));
        }
        if (step % 10 === 7) held[step] = 1;
        const seen = bitsOf({ ...other, data: held.slice() });
        return [losses, bitsOf(one), seen, bitsOf(other)];
      });
    });
  });

  test("leave room for those that come: the memory does not grow with their number", () => {
    const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow");
    const ops = wasmOps();
    for (let i = 0; i < 2000; i++) {
      const variable = ops.variable(ops.fill([4000], i));
      ops.increase(variable, variable);
      if (i % 500 === 0) expect(variable.data[17]).toBe(2 * i);
      if (i === 20) grow.mockClear();
    }
    // All of them are 32 million bytes.
    expect(grow).not.toHaveBeenCalled();
    grow.mockRestore();
  });
});

test("variables of the reference can be trained: they are written where they are", () => {
  const [reference, ops] = [referenceOps(), wasmOps()];
  const [theirs, own] = [reference.variable(reference.fill([2], 1)), reference.variable(reference.fill([2], 1))];
  const [first, second] = (
    [
      [reference, own],
      [ops, theirs],
    ] as const
  ).map(([ops, variable]) => {
    const call = ops.compile<readonly [Vector]>(([x]) => {
      const sum = ops.item(ops.sum(ops.multiply<readonly number[]>(variable, x)));
      ops.increase<readonly number[]>(variable, x);
      return sum;
    });
    return Array.from({ length: 8 }, (_, step) => [call([ops.fill([2], step)], step), ...variable.data]);
  });
  expect(second).toEqual(first);
});
