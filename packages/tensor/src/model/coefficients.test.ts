import { describe, expect, test } from "vitest";
import { counting } from "../interpreter/counting.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { type Coefficients, coefficientsAt, shareCoefficients } from "./coefficients.js";

const decaying: Coefficients = { coefficients: (step) => [0.9 ** step] };
const constant: Coefficients = {};
const two: Coefficients = { coefficients: (step) => [step, -step] };

describe("coefficientsAt", () => {
  test("gives the numbers of a step as scalars of the precision", () => {
    const ops = referenceOps({ dtype: "float64" });
    expect(coefficientsAt(decaying, ops, 3)).toEqual([tensor(0.9 ** 3, { dtype: "float64" })]);
    expect(coefficientsAt(two, referenceOps(), 5)).toEqual([tensor(5), tensor(-5)]);
    expect(coefficientsAt(two, counting().ops, 5).map(({ shape }) => shape)).toEqual([[], []]);
  });

  test("gives none where none are declared", () => {
    expect(coefficientsAt(constant, referenceOps(), 3)).toEqual([]);
  });
});

describe("shareCoefficients", () => {
  const parts = [decaying, constant, two, decaying];
  const { coefficients, shareOf } = shareCoefficients(parts);
  const all = coefficientsAt({ coefficients }, referenceOps({ dtype: "float64" }), 2);

  test("declares those of all parts, in their order, at each step", () => {
    expect(coefficients!(0)).toEqual([1, 0, -0, 1]);
    expect(coefficients!(2)).toEqual([0.9 ** 2, 2, -2, 0.9 ** 2]);
  });

  test("gives each part its own", () => {
    expect(parts.map((_, i) => shareOf(i, all).map(toArray))).toEqual([[0.9 ** 2], [], [2, -2], [0.9 ** 2]]);
    expect(shareOf(2, all)[0]).toBe(all[1]);
  });

  test("nests: a composition of compositions has those of all", () => {
    const outer = shareCoefficients([constant, { coefficients }, two]);
    expect(outer.coefficients!(2)).toEqual([0.9 ** 2, 2, -2, 0.9 ** 2, 2, -2]);
    const outerAll = coefficientsAt({ coefficients: outer.coefficients }, referenceOps(), 2);
    expect(shareOf(2, outer.shareOf(1, outerAll)).map(toArray)).toEqual([2, -2]);
    expect(outer.shareOf(2, outerAll).map(toArray)).toEqual([2, -2]);
  });

  test("leaves those of a single part as they are", () => {
    const alone = shareCoefficients([constant, two]);
    expect(alone.coefficients?.(2)).toEqual(two.coefficients?.(2));
    const scalars = coefficientsAt(two, referenceOps(), 2);
    expect(alone.shareOf(0, scalars)).toEqual([]);
    expect(alone.shareOf(1, scalars)).toEqual(scalars);
  });

  test("declares none where no part does", () => {
    const none = shareCoefficients([constant, { coefficients: () => [] }]);
    expect(none.coefficients).toBe(undefined);
    expect(none.shareOf(0, [])).toEqual([]);
    expect(shareCoefficients([]).coefficients).toBe(undefined);
  });
});
