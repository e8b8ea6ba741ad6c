import { createContext, tensor, toArray } from "@gd/tensor";
import { describeLoss, randomTensor } from "@gd/tensor/testing";
import { expect, test } from "vitest";
import { residualSumOfSquares } from "./residual-sum-of-squares.js";

const context = createContext();
const random = context.random.stream("residualSumOfSquares");
const [output, target] = [randomTensor(random, [4, 3]), randomTensor(random, [4, 3])];

describeLoss(residualSumOfSquares, { output, target });
describeLoss(residualSumOfSquares({ reduction: "sum" }), { output, target });

test("is the mean over the batch, or the sum over it", () => {
  const [y, t] = [
    tensor([
      [3, 1],
      [0, 0],
    ]),
    tensor([
      [1, 1],
      [0, 4],
    ]),
  ];
  const mean = residualSumOfSquares.evaluate(context, y, t);
  expect(toArray(mean.value)).toBe(10);
  expect(toArray(mean.backward())).toEqual([
    [2, 0],
    [0, -4],
  ]);
  const sum = residualSumOfSquares({ reduction: "sum" }).evaluate(context, y, t);
  expect(toArray(sum.value)).toBe(20);
  expect(toArray(sum.backward())).toEqual([
    [4, 0],
    [0, -8],
  ]);
});

test.each([residualSumOfSquares, residualSumOfSquares({}), residualSumOfSquares({ reduction: "sum" })])(
  "a single example without a batch axis, %#",
  (loss) => {
    const { value, backward } = loss.evaluate(context, tensor([8]), tensor([0]));
    expect(toArray(value)).toBe(64);
    expect(toArray(backward())).toEqual([16]);
    expect(toArray(loss.evaluate(context, tensor([3, 5]), tensor([0, 1])).value)).toBe(25);
  },
);

test("is named after its reduction", () => {
  expect(residualSumOfSquares.name).toBe("residualSumOfSquares");
  expect(residualSumOfSquares({ reduction: "mean" }).name).toBe("residualSumOfSquares");
  expect(residualSumOfSquares({ reduction: "sum" }).name).toBe("residualSumOfSquares(sum)");
});

test("never stretches a target", () => {
  const [y, t] = [tensor([1, 2, 3]), tensor([[1], [2], [3]])];
  // @ts-expect-error the compiler refuses it too
  expect(() => residualSumOfSquares.evaluate(context, y, t)).toThrow(
    /^in residualSumOfSquares\n[\s\S]*reshape it to \[3\]$/,
  );
});

test("refuses an unknown reduction", () => {
  // @ts-expect-error the compiler refuses it too
  expect(() => residualSumOfSquares({ reduction: "none" })).toThrow(
    'residualSumOfSquares(reduction) expects "mean" or "sum", but received "none".',
  );
});

test("refuses to train on single numbers, whose sum over the outputs would be that over the batch", () => {
  for (const loss of [residualSumOfSquares, residualSumOfSquares({ reduction: "sum" })]) {
    expect(() => loss.expectTarget("train(data)", tensor([1, 2, 3]), [3])).toThrow(
      /^in train\(data\)\n {2}expects {3}output \[batch, outputs\]/,
    );
  }
});
