import { createContext, referenceOps, type Tensor, tensor, toArray } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import type { WeightableLoss } from "../weights/with-weights.js";
import { hinge } from "./hinge.js";
import { huber } from "./huber.js";
import { meanAbsoluteError } from "./mean-absolute-error.js";
import { meanSquaredError } from "./mean-squared-error.js";
import { residualSumOfSquares } from "./residual-sum-of-squares.js";
import { sigmoidCrossEntropy } from "./sigmoid-cross-entropy.js";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.js";

const precisions = [
  { dtype: "float64", largest: Number.MAX_VALUE, smallest: 2 ** -1074, unit: 2 ** -53 },
  { dtype: "float32", largest: 2 ** 128 - 2 ** 104, smallest: 2 ** -149, unit: 2 ** -24 },
] as const;

describe.each(precisions)("in $dtype, at the ends of the numbers,", ({ dtype, largest, smallest, unit }) => {
  const context = createContext({ ops: referenceOps({ dtype }) });

  const evaluate = (loss: WeightableLoss, output: number[][], target: number[] | number[][], weights?: number[]) => {
    const evaluated = loss.evaluate(
      context,
      tensor(output, { dtype }),
      tensor(target, { dtype }),
      weights && tensor(weights, { dtype }),
    );
    return [toArray(evaluated.value), ...Array.from(evaluated.backward().data)];
  };

  /** To a few roundings, and to the smallest number where digits end; 0 and −0 are equal. */
  const expectNear = (got: readonly number[], wanted: readonly number[]): void => {
    const near = wanted.every((exact, i) => {
      const number = got[i]!;
      const apart = Math.abs(number - exact);
      return Object.is(number, exact) || number === exact || apart <= 4 * unit * Math.abs(exact) + smallest;
    });
    if (!near || got.length !== wanted.length) expect(got).toEqual(wanted);
  };

  const { LN2 } = Math;
  const none = Number.NaN;
  const rows: readonly (readonly [WeightableLoss, output: number, target: number, value: number, gradient: number])[] =
    [
      ...[meanSquaredError, residualSumOfSquares].flatMap(
        (loss) =>
          [
            [loss, Infinity, 0, Infinity, Infinity],
            [loss, -Infinity, 0, Infinity, -Infinity],
            [loss, 0, Infinity, Infinity, -Infinity],
            [loss, largest, 0, Infinity, Infinity],
            [loss, largest, largest, 0, 0],
            [loss, smallest, 0, 0, 2 * smallest],
            [loss, -0, 0, 0, 0],
            [loss, Infinity, Infinity, none, none],
            [loss, none, 0, none, none],
          ] as const,
      ),
      [meanAbsoluteError, Infinity, 0, Infinity, 1],
      [meanAbsoluteError, -Infinity, 0, Infinity, -1],
      [meanAbsoluteError, 0, Infinity, Infinity, -1],
      [meanAbsoluteError, largest, -largest, Infinity, 1],
      [meanAbsoluteError, -largest, 0, largest, -1],
      [meanAbsoluteError, smallest, 0, smallest, 1],
      [meanAbsoluteError, -0, 0, 0, 0],
      [meanAbsoluteError, Infinity, Infinity, none, none],
      [meanAbsoluteError, none, 0, none, none],

      [huber, Infinity, 0, Infinity, 1],
      [huber, -Infinity, 0, Infinity, -1],
      [huber, 0, Infinity, Infinity, -1],
      [huber, largest, 0, largest, 1],
      [huber, -largest, largest, Infinity, -1],
      [huber, smallest, 0, 0, smallest],
      [huber, 0, -0, 0, 0],
      [huber, none, 0, none, none],
      [huber({ delta: 0.5 }), -Infinity, 0, Infinity, -0.5],
      [huber({ delta: 0.5 }), largest, 0, largest / 2, 0.5],

      [hinge, Infinity, 1, 0, 0],
      [hinge, Infinity, -1, Infinity, 1],
      [hinge, -Infinity, 1, Infinity, -1],
      [hinge, -Infinity, -1, 0, 0],
      [hinge, largest, 1, 0, 0],
      [hinge, largest, -1, largest, 1],
      [hinge, smallest, 1, 1, -1],
      [hinge, -0, 1, 1, -1],
      [hinge, 1, 1, 0, 0],

      [sigmoidCrossEntropy, Infinity, 1, 0, 0],
      [sigmoidCrossEntropy, Infinity, 0, Infinity, 1],
      [sigmoidCrossEntropy, Infinity, 0.25, Infinity, 0.75],
      [sigmoidCrossEntropy, -Infinity, 1, Infinity, -1],
      [sigmoidCrossEntropy, -Infinity, 0, 0, 0],
      [sigmoidCrossEntropy, -Infinity, 0.25, Infinity, -0.25],
      [sigmoidCrossEntropy, -Infinity, smallest, Infinity, -smallest],
      [sigmoidCrossEntropy, largest, 1, 0, 0],
      [sigmoidCrossEntropy, largest, 0, largest, 1],
      [sigmoidCrossEntropy, largest, 0.25, 0.75 * largest, 0.75],
      [sigmoidCrossEntropy, -largest, 1, largest, -1],
      [sigmoidCrossEntropy, -largest, 0, 0, 0],
      [sigmoidCrossEntropy, smallest, 1, LN2, -0.5],
      [sigmoidCrossEntropy, -0, 0, LN2, 0.5],
      [sigmoidCrossEntropy, 0, 0.5, LN2, 0],
      [sigmoidCrossEntropy, none, 0, none, none],
    ];

  const named = rows.map(([loss, ...numbers]) => [loss.name, ...numbers, loss] as const);

  test.each(named)("%s of %d, %d is %d, with gradient %d", (_, output, target, value, gradient, loss) => {
    expectNear(evaluate(loss, [[output]], [[target]]), [value, gradient]);
  });

  test.each(named)("%s of %d, %d is half of %d beside another", (_, output, target, value, gradient, loss) => {
    // The other example is right, or as right as can be.
    const right = loss === sigmoidCrossEntropy ? Infinity : 1;
    const [mean, ...gradients] = evaluate(loss, [[output], [right]], [[target], [1]]);
    expectNear([mean!, ...gradients], [value / 2, gradient / 2, 0]);
  });

  test.each(named)(
    "%s of %d, %d counts for nothing where its weight is 0",
    (_, output, target, _value, _gradient, loss) => {
      const [value, ...gradients] = evaluate(loss, [[output], [0]], [[target], [1]], [0, 2]);
      const [alone, ...gradientAlone] = evaluate(loss, [[0]], [[1]]);
      expectNear([value!, ...gradients], [alone!, 0, ...gradientAlone]);
    },
  );

  type Row = readonly [logits: number[], target: number[], value: number, gradient: number[]];
  const softmaxes: readonly Row[] = [
    [[-Infinity, 0], [0, 1], 0, [0, 0]],
    [[-Infinity, 0], [1, 0], Infinity, [-1, 1]],
    [[-Infinity, 0], [0.25, 0.75], Infinity, [-0.25, 0.25]],
    [[Infinity, 0], [1, 0], 0, [0, 0]],
    [[Infinity, 0], [0, 1], Infinity, [1, -1]],
    [[Infinity, largest], [1, 0], 0, [0, 0]],
    [[Infinity, -Infinity], [1, 0], 0, [0, 0]],
    [[Infinity, -Infinity], [0, 1], Infinity, [1, -1]],
    [[largest, 0], [1, 0], 0, [0, 0]],
    [[largest, 0], [0, 1], largest, [1, -1]],
    [[largest, -largest], [0, 1], Infinity, [1, -1]],
    [[-largest, -Infinity], [1, 0], 0, [0, 0]],
    [[largest, largest], [1, 0], LN2, [-0.5, 0.5]],
    [[smallest, -0], [0, 1], LN2, [0.5, -0.5]],
    // Without a limit: equal infinities share, and where all is impossible there is nothing to share.
    [[Infinity, Infinity], [1, 0], LN2, [-0.5, 0.5]],
    [[-Infinity, -Infinity], [1, 0], none, [none, none]],
    [[0, none], [1, 0], none, [none, none]],
  ];

  test.each(softmaxes)("softmaxCrossEntropy of %j, %j is %d", (logits, target, value, gradient) => {
    const wanted = [value, ...gradient];
    expectNear(evaluate(softmaxCrossEntropy, [logits], [target]), wanted);
    const label = target.indexOf(1);
    if (label < 0) return;
    expectNear(evaluate(softmaxCrossEntropy, [logits], [label]), wanted);
    expectNear(evaluate(softmaxCrossEntropy({ classWeights: [0.5, 0.5] }), [logits], [label]), wanted);
    expectNear(evaluate(softmaxCrossEntropy, [logits], [label], [0.5]), wanted);
  });

  test("an example of weight 0 costs nothing, however wrong", () => {
    const [value, ...gradient] = evaluate(
      softmaxCrossEntropy,
      [
        [Infinity, 0],
        [0, 0],
      ],
      [1, 1],
      [0, 2],
    );
    expectNear([value!, ...gradient], [LN2, 0, 0, 0.5, -0.5]);
  });
});

describe.each([
  ["float32", 3e38],
  ["float64", 1.7e308],
] as const)("in %s, sums that overflow", (dtype, huge) => {
  const context = createContext({ ops: referenceOps({ dtype }) });
  const of = <const Values extends readonly number[]>(values: Values) => tensor(values, { dtype });
  const column = tensor([[huge], [-huge]], { dtype });
  const zeros = tensor([[0], [0]], { dtype });

  test("the mean of finite losses is finite", () => {
    const { value } = meanAbsoluteError.evaluate(context, column, zeros);
    // Where nothing is wider than float64, the sum is not.
    expect(toArray(value)).toBe(dtype === "float32" ? Math.fround(huge) : Number.POSITIVE_INFINITY);
  });

  const losses: readonly [WeightableLoss, typeof column, Tensor][] = [
    [meanSquaredError, tensor([[1], [2]], { dtype }), zeros],
    [
      softmaxCrossEntropy,
      tensor(
        [
          [1, 2],
          [2, 3],
        ],
        { dtype },
      ) as never,
      of([0, 1]),
    ],
  ];

  test.each(losses)("weights whose sum overflows are refused, and nothing is 0: %o", (loss, output, target) => {
    const call = () => loss.evaluate(context, output, target, of([huge, huge]));
    expect(call).toThrow(`(weights) expects weights with a finite sum in ${dtype}, but received Infinity.`);
    const { value, backward } = loss.evaluate({ ...context, trusted: true }, output, target, of([huge, huge]));
    expect(toArray(value)).toBe(Number.NaN);
    for (const slope of backward().data) expect(slope).toBe(Number.NaN);
  });
});

test("options that float32 cannot hold are refused", () => {
  const float32 = createContext();
  const classWeights = softmaxCrossEntropy({ classWeights: [1e39, 1] });
  expect(() => classWeights.evaluate(float32, tensor([[1, 2]]), tensor([0]))).toThrow(
    "softmaxCrossEntropy(classWeights) expects a number that float32 can hold, but received 1e+39. There it is Infinity.",
  );
  const delta = huber({ delta: 1e-46 });
  expect(() => delta.evaluate(float32, tensor([[1]]), tensor([[0]]))).toThrow(
    "huber(delta) expects a number that float32 can hold, but received 1e-46. There it is 0.",
  );
});
