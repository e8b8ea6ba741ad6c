import { tensor } from "@gd/tensor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standardization } from "./standardization.js";
import { standardize } from "./standardize.js";

const float64 = { dtype: "float64" } as const;

describe("standardization", () => {
  test("applies numbers that JSON has kept, and takes them back", () => {
    const learned = standardize(
      tensor(
        [
          [1, 10],
          [3, 30],
        ],
        float64,
      ),
    );
    const text = JSON.stringify({ mean: [...learned.mean], deviation: [...learned.deviation] });
    const kept = standardization(JSON.parse(text));
    const examples = tensor([[4, 15]], float64);
    expect(kept.apply(examples)).toEqual(learned.apply(examples));
    expect(kept.invert(tensor([[2, -0.5]], float64))).toEqual(examples);
    expect(learned.invert(learned.apply(examples))).toEqual(examples);
  });

  test("is its own inverse's inverse, up to rounding", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), number, (mean, deviation, x) => {
        const { apply, invert } = standardization({ mean: [mean], deviation: [deviation] });
        const again = invert(apply(tensor([[x]], float64))).data[0]!;
        // Four roundings of numbers up to |x| + 2 |mean|, and of the smallest ones, times the deviation.
        expect(Math.abs(again - x)).toBeLessThanOrEqual(
          4 * 2 ** -53 * (Math.abs(x) + 2 * Math.abs(mean)) + 1000 * 2 ** -1074,
        );
      }),
    );
  });

  test.each([
    [{ mean: [1], deviation: [0] }, "standardization(deviation[0]) expects numbers > 0, but received 0."],
    [{ mean: [Number.NaN], deviation: [1] }, "standardization(mean[0]) expects finite numbers, but received NaN."],
    [
      { mean: [1, 2], deviation: [1] },
      "standardization(deviation) expects as many numbers as mean has, 2, but received 1.",
    ],
    [{ mean: [1] }, "standardization(deviation) expects an array or a typed array, but received undefined."],
  ])("refuses %j", (numbers, message) => {
    expect(() => standardization(numbers as never)).toThrow(message);
  });

  test("refuses what is not finite in its precision", () => {
    const { invert } = standardization({ mean: [0], deviation: [1e38] });
    expect(() => invert(tensor([[1], [10]]))).toThrow(
      "standardization.invert(examples) expects numbers that are finite in float32 in their own units, but received 10. Leave out example 1",
    );
  });
});
