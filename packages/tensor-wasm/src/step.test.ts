import { ArgumentError, referenceInterpreter, StaleTensorError, type Tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmInterpreter } from "./wasm-interpreter.js";

const { ops, variable, assign, increase, step } = wasmInterpreter({ dtype: "float64" });
const vector = ops.fill([3], 1);

describe("the memory of a step", () => {
  test("grows in the middle of a step, and keeps what was computed before", () => {
    const sums = [wasmInterpreter(), referenceInterpreter()].map(({ ops, step }) =>
      step(() => {
        const parts = Array.from({ length: 20 }, (_, i) => ops.fill([50_000], i + 0.1));
        const view = { ...parts[0]! };
        const total = parts.reduce((sum, part) => ops.add(sum, part));
        return toArray(ops.sum(ops.add(total, view)));
      }),
    );
    expect(sums[0]).toBe(sums[1]);
  });

  test("is not read for elements that an operand lacks", () => {
    const square = ops.fill([2, 2], 1);
    for (const length of [1, 3]) {
      const lacking = { ...square, data: new Float64Array(length) };
      for (const compute of [
        () => ops.add(lacking, 1),
        () => ops.matmul(square, lacking),
        () => ops.sum(ops.transpose(lacking)),
        () => step(() => toArray(ops.concatenate([square, lacking]))),
      ]) {
        expect(compute).toThrow(ArgumentError);
        expect(compute).toThrow(`a tensor with 4 elements, but received ${length}.`);
      }
    }
  });

  test("is refused after the step, however small the tensor, and for every view of it", () => {
    const leaked: Tensor[] = [];
    step(() => {
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
    step(() => {
      leaked = ops.multiply(vector, 2);
      ops.fill([1_000_000], 1);
    });
    expect(() => ops.add(leaked, 1)).toThrow(StaleTensorError);
  });

  test("survives in what the step returns: tensors, elements, values that refer to each other", () => {
    const elements = step(() => ops.multiply(vector, 2).data);
    const circle = step(() => {
      const tensor = ops.multiply(vector, 3);
      const part: { tensor: Tensor; list: Tensor[]; self?: object } = { tensor, list: [{ ...tensor }] };
      part.self = part;
      return part;
    });
    step(() => ops.fill([1000], 7).shape);
    expect([...elements]).toEqual([2, 2, 2]);
    expect([circle.tensor, ...circle.list].map(toArray)).toEqual([
      [3, 3, 3],
      [3, 3, 3],
    ]);
  });

  test("is given back when a step throws", () => {
    let leaked: Tensor = vector;
    const failing = () =>
      step(() => {
        leaked = ops.multiply(vector, 2);
        throw new Error("in the middle");
      });
    expect(failing).toThrow("in the middle");
    expect(() => ops.add(leaked, 1)).toThrow(StaleTensorError);
    expect(toArray(ops.add(vector, 1))).toEqual([2, 2, 2]);
  });

  test("sees what a variable became within the step, through each of its slices", () => {
    const parameters = variable(ops.fill([4], 1));
    const part = ops.slice(parameters, 2, [2]);
    const seen: readonly Tensor[] = step<readonly Tensor[]>(() => {
      ops.add(part, 0); // copies the slice in
      increase(parameters, ops.fill([4], 1));
      const increased = ops.add(part, 0);
      assign(part, ops.fill([2], 5));
      return [increased, ops.add(part, 0), ops.add(parameters, 0)];
    });
    expect(seen.map(toArray)).toEqual([
      [2, 2],
      [5, 5],
      [2, 2, 5, 5],
    ]);
  });

  test("shows what a tensor of the step became after its elements were read", () => {
    const seen = step(() => {
      const made = ops.multiply(vector, 2);
      const before = toArray(made);
      assign(made, ops.fill([3], 7));
      const between = toArray(made);
      increase(made, vector);
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
    const other = wasmInterpreter({ dtype: "float64" });
    const sum = other.step(() => {
      const theirs = other.ops.multiply(vector, 2);
      return step(() => toArray(ops.sum(ops.add(theirs, 1))));
    });
    expect(sum).toBe(9);
  });
});
