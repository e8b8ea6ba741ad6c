import { describe, expect, test } from "vitest";
import plain from "../fixtures/losses.json" with { type: "json" };
import withOptions from "../fixtures/losses-with-options.json" with { type: "json" };
import { type AnyLoss, expectReferenceCase, type ReferenceCase } from "../test/expect-reference-case.js";
import * as losses from "./index.js";

interface Options {
  readonly delta?: number;
  readonly labelSmoothing?: number;
  readonly classWeights?: readonly number[];
}

/** The losses by the names of the cases, as far as the first dash, and of their options. */
const named: Readonly<Record<string, (options: Options) => AnyLoss>> = {
  residualSumOfSquares: () => losses.residualSumOfSquares({ reduction: "sum" }),
  meanSquaredError: () => losses.meanSquaredError,
  meanAbsoluteError: () => losses.meanAbsoluteError,
  huber: losses.huber,
  hinge: () => losses.hinge,
  sigmoidCrossEntropy: () => losses.sigmoidCrossEntropy,
  softmaxCrossEntropy: losses.softmaxCrossEntropy,
};

describe.each([
  ["losses.json", plain.cases],
  ["losses-with-options.json", withOptions.cases],
])("PyTorch's values: %s", (_file, cases) => {
  const all: readonly (readonly [string, ReferenceCase & { readonly options: Options }])[] = Object.entries(cases);

  test.each(all)("%s", (name, { options, ...values }) => {
    const loss = named[name.split("-")[0]!]!;
    expectReferenceCase(loss(options), values);
  });
});

test("no loss goes without", () => {
  const cases = [...Object.keys(plain.cases), ...Object.keys(withOptions.cases)].map((name) => name.split("-")[0]);
  const there = Object.entries(losses).flatMap(([name, value]) => ("evaluate" in value ? [name] : []));
  expect(new Set(cases)).toEqual(new Set(there));
  expect(Object.keys(named).toSorted()).toEqual(there.toSorted());
});
