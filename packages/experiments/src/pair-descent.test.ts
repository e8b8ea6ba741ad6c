import { sigmoid } from "@gd/layers";
import { leaves, rowMajor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import fixture from "../fixtures/tutorial-network.json" with { type: "json" };
import { testInterpreter } from "../test/test-interpreter.js";
import { descendOnPair, type PairDescent } from "./pair-descent.js";
import { tutorialWeights } from "./tutorial-network.js";

interface Case {
  readonly sizes: readonly number[];
  readonly iterations: number;
  readonly gain: number;
  readonly numpySeed: number;
  readonly derivative: string;
  readonly errors: readonly number[] | { readonly first5: readonly number[]; readonly last: number };
  readonly finalOutput: readonly number[];
  readonly largestGradientPerLayerAtStart: readonly number[];
  readonly initialWeights?: readonly { readonly shape: readonly number[]; readonly data: readonly number[] }[];
  readonly finalWeights?: readonly { readonly shape: readonly number[]; readonly data: readonly number[] }[];
}

const descend = async ({ sizes, gain, numpySeed, derivative }: Case, iterations: number): Promise<PairDescent> => {
  const run = descendOnPair({
    interpreter: testInterpreter("float64"),
    name: "reference",
    sizes,
    activation: sigmoid({ gain, derivative: derivative.startsWith("exact") ? "exact" : "without-gain" }),
    start: tutorialWeights(sizes, numpySeed),
    iterations,
  });
  let next = await run.next();
  while (!next.done) next = await run.next();
  return next.value;
};

/** Weights and biases in the tutorial's layout: one matrix [outputs, inputs + 1], row by row. */
const tutorialLayout = (parameters: PairDescent["parameters"]): number[][] =>
  parameters.flatMap((layer) => {
    const [weight, bias] = leaves(layer).map(([, leaf]) => leaf);
    if (weight === undefined || bias === undefined) return [];
    const [inputs = 0, outputs = 0] = weight.shape;
    const [w, b] = [rowMajor(weight), rowMajor(bias)];
    return [
      Array.from({ length: outputs }, (_, o) => [
        ...Array.from({ length: inputs }, (_, i) => w[i * outputs + o]!),
        b[o]!,
      ]).flat(),
    ];
  });

const expectClose = (actual: readonly number[], expected: readonly number[], relative: number): void => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!), `element ${i}: ${value} against ${expected[i]}`).toBeLessThanOrEqual(
      relative * Math.max(Math.abs(expected[i]!), 1e-3),
    );
  });
};

describe("the tutorial's network follows NumPy from the same weights", () => {
  for (const [name, reference] of Object.entries(fixture.cases as Record<string, Case>)) {
    const large = Math.max(...reference.sizes) > 100;
    const tolerance = large ? 1e-9 : 1e-12;
    test(`${name}, to ${tolerance} over ${reference.iterations} iterations`, { timeout: 60_000 }, async () => {
      if (reference.initialWeights !== undefined) {
        const drawn = tutorialLayout(tutorialWeights(reference.sizes, reference.numpySeed));
        expect(drawn).toEqual(reference.initialWeights.map(({ data }) => data));
      }
      // The reference's errors and output are those before its last update, its weights those after it.
      const descent = await descend(reference, reference.iterations - 1);
      expectClose(descent.output, reference.finalOutput, tolerance);
      expectClose(descent.largestGradientPerLayer, reference.largestGradientPerLayerAtStart, tolerance);
      const { errors, finalWeights } = reference;
      if ("first5" in errors) {
        expectClose(descent.errors.slice(0, 5), errors.first5, tolerance);
        expectClose(descent.errors.slice(-1), [errors.last], tolerance);
      } else {
        expectClose(descent.errors, errors, tolerance);
      }
      if (finalWeights !== undefined) {
        const { parameters } = await descend(reference, reference.iterations);
        finalWeights.forEach(({ data }, layer) => {
          expectClose(tutorialLayout(parameters)[layer]!, data, tolerance);
        });
      }
    });
  }

  test("the saturated network's gradients are exactly 0", async () => {
    const saturated = fixture.cases["2-1000-1000-2-saturated"] as Case;
    const { largestGradientPerLayer, output, errors, saturatedFractionPerLayer } = await descend(
      saturated,
      saturated.iterations,
    );
    expect(largestGradientPerLayer).toEqual([0, 0, 0]);
    expect(output).toEqual([1, 1]);
    expect(new Set(errors).size).toBe(1);
    expect(saturatedFractionPerLayer.slice(1)).toEqual([1, 1]);
  });
});
