import { describe, expect, test } from "vitest";
import { counting } from "../interpreter/counting.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { type Coefficients, coefficientsAt, shareCoefficients } from "./coefficients.js";

const decaying: Coefficients = { coefficients: (step) => [0.9 ** step] };
const constant: Coefficients & { readonly name: string } = { name: "constant" };
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

  test("refuses numbers that move from one part to another, though their sum stays", () => {
    const long = { name: "long", coefficients: (step: number) => (step === 0 ? [1, 2] : [1]) };
    const short = { name: "short", coefficients: (step: number) => (step === 0 ? [3] : [2, 3]) };
    const message = "long.coefficients(1) expects to return 2 numbers, as at step 0, but received [1].";
    expect(() => shareCoefficients([long, short]).coefficients!(1)).toThrow(message);
    expect(() => shareCoefficients([long]).coefficients!(1)).toThrow(message);
    const nested = shareCoefficients([shareCoefficients([constant, long]), short]);
    expect(() => nested.coefficients!(1)).toThrow(message);
  });

  test.each([[1], ["1"], [[1, "2"]], [null], [Float64Array.of(1)]])("refuses %j for numbers", (received) => {
    const part = { name: "annealed", coefficients: () => received as never };
    const message = "annealed.coefficients(0) expects to return a list of numbers, but received ";
    expect(() => shareCoefficients([part])).toThrow(message);
    expect(() => coefficientsAt(part, referenceOps(), 0)).toThrow(message);
  });

  test("declares none where no part does", () => {
    const none = shareCoefficients([constant, { coefficients: () => [] }]);
    expect(none.coefficients).toBe(undefined);
    expect(none.shareOf(0, [])).toEqual([]);
    expect(shareCoefficients([]).coefficients).toBe(undefined);
  });
});
