import { referenceOps, StaleTensorError, type Tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmOps } from "./wasm-interpreter.js";

const ops = wasmOps({ dtype: "float64" });
const vector = ops.fill([3], 1);

describe("the memory of a step", () => {
  test("grows in the middle of a step, and what was computed before is as it was", () => {
    const sums = [wasmOps(), referenceOps()].map((interpreter) =>
      interpreter.step(() => {
        const parts = Array.from({ length: 20 }, (_, i) => interpreter.fill([50_000], i + 0.1));
        const view = { ...parts[0]! };
        const total = parts.reduce((sum, part) => interpreter.add(sum, part));
        return interpreter.item(interpreter.sum(interpreter.add(total, view)));
      }),
    );
    expect(sums[0]).toBe(sums[1]);
  });

  test("is refused to those who read too late, however small the tensor, and whatever view it is", () => {
    const leaked: Tensor[] = [];
    ops.step(() => {
      const doubled = ops.multiply(vector, 2);
      leaked.push(doubled, ops.slice(doubled, 1, [1]), ops.reshape(doubled, [1, 3]));
    });
    expect(leaked).toHaveLength(3);
    for (const tensor of leaked) {
      expect(() => ops.add(tensor, 1)).toThrow(StaleTensorError);
      expect(() => toArray(tensor)).toThrow(StaleTensorError);
    }
  });

  test("is refused in the memory that a step has outgrown, too", () => {
    let leaked: Tensor = vector;
    ops.step(() => {
      leaked = ops.multiply(vector, 2);
      ops.fill([1_000_000], 1);
    });
    expect(() => ops.add(leaked, 1)).toThrow(StaleTensorError);
  });

  test("survives in what the step returns: tensors, elements, values that refer to each other", () => {
    const elements = ops.step(() => ops.multiply(vector, 2).data);
    const circle = ops.step(() => {
      const tensor = ops.multiply(vector, 3);
      const part: { tensor: Tensor; list: Tensor[]; self?: object } = { tensor, list: [{ ...tensor }] };
      part.self = part;
      return part;
    });
    ops.step(() => ops.fill([1000], 7).shape);
    expect([...elements]).toEqual([2, 2, 2]);
    expect([circle.tensor, ...circle.list].map(toArray)).toEqual([
      [3, 3, 3],
      [3, 3, 3],
    ]);
  });

  test("is given back when a step throws", () => {
    let leaked: Tensor = vector;
    const failing = () =>
      ops.step(() => {
        leaked = ops.multiply(vector, 2);
        throw new Error("in the middle");
      });
    expect(failing).toThrow("in the middle");
    expect(() => ops.add(leaked, 1)).toThrow(StaleTensorError);
    expect(toArray(ops.add(vector, 1))).toEqual([2, 2, 2]);
  });

  test("sees what a variable became within the step, through each of its slices", () => {
    const parameters = ops.variable(ops.fill([4], 1));
    const part = ops.slice(parameters, 2, [2]);
    const seen: readonly Tensor[] = ops.step<readonly Tensor[]>(() => {
      ops.add(part, 0); // copies the slice in
      ops.increase(parameters, ops.fill([4], 1));
      const increased = ops.add(part, 0);
      ops.assign(part, ops.fill([2], 5));
      return [increased, ops.add(part, 0), ops.add(parameters, 0)];
    });
    expect(seen.map(toArray)).toEqual([
      [2, 2],
      [5, 5],
      [2, 2, 5, 5],
    ]);
  });

  test("shows what a tensor of the step became after its elements were read", () => {
    const seen = ops.step(() => {
      const made = ops.multiply(vector, 2);
      const before = toArray(made);
      ops.assign(made, ops.fill([3], 7));
      const between = toArray(made);
      ops.increase(made, vector);
      return [before, between, toArray(made), toArray(ops.add(made, 0))];
    });
    expect(seen).toEqual([
      [2, 2, 2],
      [7, 7, 7],
      [8, 8, 8],
      [8, 8, 8],
    ]);
  });

  test("takes operands of another interpreter's step", () => {
    const other = wasmOps({ dtype: "float64" });
    const sum = other.step(() => {
      const theirs = other.multiply(vector, 2);
      return ops.step(() => ops.item(ops.sum(ops.add(theirs, 1))));
    });
    expect(sum).toBe(9);
  });
});
