import { dataset } from "@gd/data";
import { linear } from "@gd/layers";
import { meanSquaredError, softmaxCrossEntropy } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { createContext, referenceOps, ShapeError, tensor } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";
import { describe, expect, test } from "vitest";
import { preflight } from "../index.js";
import { evaluateLoss } from "./evaluate-loss.js";

const context = createContext({ ops: referenceOps({ dtype: "float64" }) });
const numbers = (values: number[][]) => tensor(values, { dtype: "float64" });

describe("evaluateLoss", () => {
  test("gives a loss what it takes, whatever the compiler knows of the shapes", () => {
    const { value, backward } = evaluateLoss(meanSquaredError, context, numbers([[3], [1]]), numbers([[1], [1]]));
    expect(Array.from(value.data)).toEqual([2]);
    expect(Array.from(backward().data)).toEqual([2, 0]);
  });

  test.each<[string, AnyLoss]>([
    ["other", meanSquaredError],
    ["as many", softmaxCrossEntropy],
  ])("what a loss does not take, it refuses itself: %s", (_, loss) => {
    expect(() => evaluateLoss(loss, context, numbers([[3, 1]]), numbers([[1, 2, 3]]))).toThrow(ShapeError);
  });

  test("a setup whose loss does not take its targets is refused before anything is looked at", async () => {
    const options = {
      model: linear(1, 2) as ReturnType<typeof linear>,
      loss: meanSquaredError,
      optimizer: gradientDescent({ learningRate: 0.1 }),
      data: dataset(
        tensor([[1], [2]]),
        tensor([
          [1, 2, 3],
          [4, 5, 6],
        ] as number[][]),
      ),
    };
    await expect(preflight(options)).rejects.toThrow(/meanSquaredError/);
  });
});
