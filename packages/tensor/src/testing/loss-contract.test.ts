import { describe, expect, test } from "vitest";
import { DTypeError } from "../dtype-error.js";
import { hasElements } from "../has-elements.js";
import type { Context } from "../model/context.js";
import { createContext } from "../model/create-context.js";
import type { EvaluatedLoss, Loss } from "../model/loss.js";
import { sameShape } from "../shape.js";
import { ShapeError } from "../shape-error.js";
import { type Batch, type Tensor, tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { examplesOf } from "./combined-batches.js";
import { failingCases } from "./failing-cases.js";
import { describeLoss, lossContract } from "./loss-contract.js";

type Outputs = Batch<readonly [2]>;

/** ½ Σ (y − t)² / batch, right. */
const halfSquares: Loss<Outputs, Outputs> = {
  name: "halfSquares",
  evaluate({ ops }, output, target) {
    if (target.dtype !== ops.dtype) throw new DTypeError("halfSquares", ops.dtype, target.dtype);
    if (!sameShape(output.shape, target.shape)) {
      throw new ShapeError({ place: "halfSquares", role: "target", expected: output.shape, received: target.shape });
    }
    const batch = output.shape[0];
    const difference = ops.subtract(output, target);
    return {
      value: ops.divide(ops.sum(ops.multiply(difference, difference)), 2 * batch),
      backward: () => ops.divide(difference, batch),
    };
  },
};

const example = {
  output: tensor(
    [
      [0.3, -1.2],
      [2.1, 0.4],
      [-0.6, 1.7],
      [0.9, -0.2],
    ],
    { dtype: "float64" },
  ) as Outputs,
  target: tensor(
    [
      [0.1, -0.7],
      [1.1, 0.8],
      [-0.9, 0.7],
      [1.9, 0.2],
    ],
    { dtype: "float64" },
  ) as Outputs,
};
// A wrong loss may change what it is given: each gets an example of its own.
const ownExample = () => ({
  output: { ...example.output, data: example.output.data.slice() },
  target: { ...example.target, data: example.target.data.slice() },
});

type Evaluate = typeof halfSquares.evaluate;
const failuresOf = (wrong: (right: Evaluate) => Evaluate): readonly string[] =>
  failingCases(lossContract({ ...halfSquares, evaluate: wrong(halfSquares.evaluate) }, ownExample()));

const GRADIENT = "the gradient is the derivative of the value";
const GIVEN = "what it is given stays as it is";
const REPEATED = "equal inputs give equal bits";
const TRACED = "traced gives the same bits";
const COUNTING = "counting gives the same shape";
const FLOAT32 = "float32 gives the same values";
const COMBINED = "batches combine to the whole";
const REFUSED = "targets of another shape or precision are refused by name";

describeLoss(halfSquares, example);

describe("lossContract", () => {
  test("has these cases", () => {
    expect(lossContract(halfSquares, example).map(({ name }) => name)).toEqual([
      GRADIENT,
      GIVEN,
      REPEATED,
      TRACED,
      COUNTING,
      FLOAT32,
      COMBINED,
      REFUSED,
    ]);
    expect(failuresOf((right) => right)).toEqual([]);
  });

  test("gives a loss its coefficients as at step 0", () => {
    const seen = new Set<number>();
    const annealed: typeof halfSquares = {
      ...halfSquares,
      coefficients: (step) => [3 * 0.9 ** step, 7],
      evaluate(context, output, target) {
        const { ops, coefficients } = context;
        const [weight, other] = coefficients;
        for (const coefficient of [weight!, other!]) if (hasElements(coefficient)) seen.add(toArray(coefficient));
        const { value, backward } = halfSquares.evaluate(context, output, target);
        return { value: ops.scale(value, weight!), backward: () => ops.scale(backward(), weight!) };
      },
    };
    expect(failingCases(lossContract(annealed, ownExample()))).toEqual([]);
    expect([...seen]).toEqual([3, 7]);
  });

  test.each([2, 1.001, -1])("finds a gradient that is %d times too large", (factor) => {
    const failures = failuresOf((right) => (context, output, target) => {
      const { value, backward } = right(context, output, target);
      return { value, backward: () => context.ops.multiply(backward(), factor) };
    });
    expect(failures).toEqual([GRADIENT]);
  });

  test("finds the wrong value to a right gradient", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      const { value, backward } = right(context, output, target);
      return { value: context.ops.multiply(value, output.shape[0]), backward };
    });
    expect(failures).toEqual([GRADIENT, COMBINED]);
  });

  test("finds a loss that changes its target", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      const result = right(context, output, target);
      target.data.set(output.data);
      return result;
    });
    expect(failures).toContain(GIVEN);
  });

  test("finds a loss that gives another value each time", () => {
    let evaluations = 0;
    const failures = failuresOf((right) => (context, output, target) => {
      const { value, backward } = right(context, output, target);
      return { value: context.ops.multiply(value, 1 + ++evaluations * 1e-14), backward };
    });
    expect(failures).toEqual([REPEATED, TRACED]);
  });

  test("finds a loss that loses digits in float32", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      const { value, backward } = right(context, output, target);
      const { ops } = context;
      const far = 1000;
      return { value, backward: () => ops.subtract(ops.add(backward(), far), far) };
    });
    expect(failures).toEqual([FLOAT32]);
  });

  test("finds a loss that needs values to know a shape", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      const { value, backward } = right(context, output, target);
      return { value, backward: () => (hasElements(value) ? backward() : context.ops.fill([0, 2], 0)) };
    });
    expect(failures).toEqual([COUNTING]);
  });

  test("takes a loss that is a sum, or a weighted mean, if it says so", () => {
    const sum: typeof halfSquares.evaluate = ({ ops }, output, target) => {
      const { value, backward } = halfSquares.evaluate(createContext({ ops }), output, target);
      const [batch] = output.shape;
      return { value: ops.multiply(value, batch), backward: () => ops.multiply(backward(), batch) };
    };
    expect(failingCases(lossContract({ ...halfSquares, evaluate: sum, reduction: "sum" }, ownExample()))).toEqual([]);
    expect(failuresOf(() => sum)).toEqual([COMBINED]);

    // The weight of an example is its first target.
    const weighted = ({ ops }: Context, output: Outputs, target: Outputs): EvaluatedLoss<Outputs> => {
      const batch = output.shape[0];
      const { backward } = halfSquares.evaluate(createContext({ ops }), output, target);
      const differences = ops.multiply(backward(), batch);
      const weights = ops.sumColumns(ops.matmul(target, tensor([[1], [0]], { dtype: ops.dtype })));
      const total = ops.sum(weights);
      const squares = ops.sumColumns(ops.multiply(differences, differences));
      return {
        value: ops.divideBy(ops.divideBy(ops.sum(ops.multiply(squares, weights)), total), ops.fill([], 2)),
        backward: () => ops.divideBy(ops.multiplyColumn(differences, weights), total),
        weight: () => total,
      };
    };
    expect(failuresOf(() => weighted)).toEqual([]);
    const unsaid = failuresOf(() => (context, output, target) => {
      const { value, backward } = weighted(context, output, target);
      return { value, backward };
    });
    expect(unsaid).toEqual([COMBINED]);
  });

  test("finds a right value whose gradient is that of no mean", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      const { value, backward } = right(context, output, target);
      const [batch] = output.shape;
      return { value, backward: () => context.ops.multiply(backward(), batch / 4) };
    });
    expect(failures).toEqual([COMBINED]);
  });

  test("takes two examples or more", () => {
    const { output, target } = ownExample();
    const first = <T extends Tensor>(batch: T) => examplesOf(batch, 0, 1) as T;
    const one = { output: first(output), target: first(target) };
    expect(failingCases(lossContract(halfSquares, one))).toContain(COMBINED);
  });

  test("finds a loss that refuses without its name", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      const difference = context.ops.subtract(output, target);
      return { ...right(context, output, target), backward: () => context.ops.divide(difference, output.shape[0]) };
    });
    expect(failures).toEqual([REFUSED]);
  });

  test("finds a loss that takes any target", () => {
    const failures = failuresOf((right) => (context, output, target) => {
      try {
        return right(context, output, target);
      } catch {
        return { value: context.ops.fill([], 0), backward: () => output };
      }
    });
    expect(failures).toEqual([REFUSED]);
  });
});
