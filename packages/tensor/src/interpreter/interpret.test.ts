import { describe, expect, test } from "vitest";
import { DTypeError } from "../dtype-error.js";
import { type OperationName, operationNames, operations } from "../operations/operations.js";
import type { Shape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import { StaleTensorError } from "../stale-tensor-error.js";
import { type Tensor, tensor } from "../tensor.js";
import { callOperation } from "../testing/call-operation.js";
import { interpret } from "./interpret.js";
import { referenceOps } from "./reference/reference-interpreter.js";

interface Computed {
  readonly operation: OperationName;
  readonly operands: readonly unknown[];
  readonly shape: Shape;
}

/** Operations whose kernels compute nothing, and what these receive. Tensors in `stale` are of an earlier step. */
const recording = (stale: readonly Tensor[] = []) => {
  const computed: Computed[] = [];
  const ops = interpret({
    dtype: "float32",
    expectCurrent(place, checked) {
      if (stale.includes(checked)) throw new StaleTensorError(place, checked.shape);
    },
    from: ({ shape }) => referenceOps().fill(shape, 7),
    kernelOf: () => (operands, shape, operation) => {
      computed.push({ operation, operands, shape });
      return referenceOps().fill(shape, 0);
    },
  });
  return { computed, ops };
};

const own = referenceOps();
const foreign = referenceOps({ dtype: "float64" });

describe("interpret", () => {
  test.each(operationNames)("%s gets its operands and the shape of its result", (operation) => {
    const { computed, ops } = recording();
    const result = callOperation(ops, operation, (shape) => own.fill(shape, 1));
    const [{ operands, ...kernel }] = computed as [Computed];
    const shape = operations[operation].shape(operation, operands as never);
    expect(kernel).toEqual({ operation, shape });
    expect(result.shape).toEqual(shape);
    expect(computed).toHaveLength(1);
  });

  test.each(operationNames.filter((operation) => operation !== "fill"))(
    "%s refuses the other precision, and tensors whose step has ended, in each operand",
    (operation) => {
      const operands: Tensor[] = [];
      const collect = (shape: Shape): Tensor => {
        operands.push(own.fill(shape, 1));
        return operands.at(-1)!;
      };
      callOperation(recording().ops, operation, collect);
      expect(operands.length).toBeGreaterThan(0);
      operands.forEach((operand, wrong) => {
        const { computed, ops } = recording([operand]);
        const call = (at: (shape: Shape) => Tensor) => () => {
          let next = 0;
          return callOperation(ops, operation, (shape) => (next++ === wrong ? at(shape) : own.fill(shape, 1)));
        };
        expect(call((shape) => foreign.fill(shape, 1))).toThrow(new DTypeError(operation, "float32", "float64"));
        expect(call(() => operand)).toThrow(new StaleTensorError(operation, operand.shape));
        expect(computed).toEqual([]);
      });
    },
  );

  test("nothing is computed of shapes that do not fit", () => {
    const { computed, ops } = recording();
    expect(() => ops.add<readonly number[]>(tensor([1, 2]), tensor([1]))).toThrow(ShapeError);
    expect(computed).toEqual([]);
  });

  test("has the precision and the from that it is given", () => {
    const { ops } = recording();
    expect(ops.dtype).toBe("float32");
    expect(ops.from(foreign.fill([2], 1))).toEqual(tensor([7, 7]));
  });
});
