import { afterEach, describe, expect, test, vi } from "vitest";
import { StaleTensorError } from "../../stale-tensor-error.js";
import type { Tensor } from "../../tensor.js";
import { toArray } from "../../to-array.js";
import { referenceInterpreter } from "./reference-interpreter.js";

const { ops, step } = referenceInterpreter({ dtype: "float64" });
const big = ops.fill([100, 100], 1);

afterEach(() => void vi.unstubAllGlobals());

/** A step that leaks a tensor and returns another. */
const leak = (): { readonly leaked: Tensor; readonly returned: Tensor } => {
  let leaked: Tensor = big;
  const returned = step(() => {
    leaked = ops.multiply(big, 2);
    return ops.transpose(ops.add(leaked as typeof big, 1));
  });
  return { leaked, returned };
};

describe("the memory of a step", () => {
  test("is used again: a thousand steps allocate what one does", () => {
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 1000; i++) step(() => toArray(ops.sum(ops.multiply(big, i))));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * big.data.byteLength);
  });

  test("survives in what the step returns, however deep, and whatever view it is", () => {
    const { returned } = leak();
    leak();
    expect(returned.data.every((value) => value === 3)).toBe(true);
    const { inner } = step(() => ({ inner: [{ part: ops.slice(ops.fill([9000], 7), 8000, [2]) }], other: 1 }));
    step(() => ops.fill([9000], 5).shape);
    expect(toArray(inner[0]!.part)).toEqual([7, 7]);
  });

  test("is refused to those who read too late, by operations and by toArray", () => {
    const { leaked } = leak();
    expect(() => ops.add(leaked, 1)).toThrow(StaleTensorError);
    expect(() => toArray(leaked)).toThrow("the step that made this [100, 100] tensor has ended");
  });

  test("survives where a step returns the elements themselves, or values that refer to each other", () => {
    const elements = step(() => ops.multiply(big, 2).data);
    const circle = step(() => {
      const part: { tensor: Tensor; self?: object } = { tensor: ops.multiply(big, 3) };
      part.self = part;
      return part;
    });
    leak();
    expect([elements[0], circle.tensor.data[9999]]).toEqual([2, 3]);
  });

  test("of sizes that are no longer asked for is let go", () => {
    const before = process.memoryUsage().arrayBuffers;
    for (let size = 200_000; size < 200_400; size++) step(() => ops.fill([size], 1).shape);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(320e6);
  });

  test("of a step within a step ends with the outer one", () => {
    const sum = step(() => {
      const inner = step(() => ({ kept: ops.multiply(big, 2) }));
      const other = step(() => ops.multiply(big, 3).shape);
      expect(other).toEqual([100, 100]);
      return toArray(ops.sum(inner.kept));
    });
    expect(sum).toBe(20_000);
  });

  test("is given back when a step throws, and zeros are zeros in used memory", () => {
    expect(() =>
      step(() => {
        ops.fill([100, 100], Number.NaN);
        throw new Error("in the middle");
      }),
    ).toThrow("in the middle");
    leak();
    const product = step(() => ops.matmul(big, big));
    expect(product.data.every((value) => value === 100)).toBe(true);
  });

  test.each([
    ["nothing", undefined],
    ["a copy", <T>(value: T): T => JSON.parse(JSON.stringify(value))],
    ["what throws", () => expect.fail("not supported")],
  ])("is kept by its tensors where structuredClone is %s", (_, structuredClone) => {
    vi.stubGlobal("structuredClone", structuredClone);
    const { ops, step } = referenceInterpreter({ dtype: "float64" });
    const leaked: Tensor[] = [];
    const results = [1, 2, 3].map((factor) =>
      step(() => {
        const product = ops.multiply(ops.fill([100, 100], factor), 2);
        leaked.push(product);
        return toArray(ops.sum(product));
      }),
    );
    expect(results).toEqual([20_000, 40_000, 60_000]);
    expect(leaked.map((tensor) => tensor.data[9999])).toEqual([2, 4, 6]);
  });
});
