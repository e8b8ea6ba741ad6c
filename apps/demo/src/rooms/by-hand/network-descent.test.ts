import { PAIR, pairTraining, tutorialWeights } from "@gd/experiments";
import { sigmoid } from "@gd/layers";
import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { tutorialSettings, usualSettings } from "./by-hand-settings.js";
import { derive } from "./derivation.js";
import { formulaText } from "./formula-text.js";
import { graphState } from "./graph-state.js";
import { networkDescent } from "./network-descent.js";
import { numbersOf } from "./network-numbers.js";

const settings = { ...tutorialSettings({ step: "all" }), rate: 0.5 };

test("the update of the operations is the step of the descent, number for number", () => {
  const derivation = derive(settings);
  const { known } = graphState(derivation, derivation.rows.length);
  const descended = networkDescent(settings).after(1);
  expect(descended.losses).toEqual([derivation.loss]);
  descended.layers.forEach(({ weight, bias }, i) => {
    expect(known.get(`W${i + 1}`)).toEqual(weight.flat());
    expect(known.get(`b${i + 1}`)).toEqual(bias);
  });
  expect(derivation.rows.at(-1)!.symbols).toEqual(["b3"]);
});

test("an update is written with an arrow", () => {
  const { rows } = derive({ ...usualSettings({ step: "all" }), rate: 0.5 });
  expect(formulaText(rows.find(({ phase, symbols }) => phase === "update" && symbols.includes("b3"))!)).toBe(
    "b⁽³⁾ ← b⁽³⁾ − η · ∂L/∂b⁽³⁾ = [0] − 0.5 · [16] = [−8]",
  );
});

test("it goes the way of the tutorial's network, from the weights of the same seed", () => {
  const training = pairTraining({
    interpreter: referenceInterpreter({ dtype: "float64" }),
    sizes: [2, 3, 3, 2],
    activation: sigmoid,
    start: tutorialWeights([2, 3, 3, 2], settings.seed),
    learningRate: settings.rate,
  });
  const errors = Array.from({ length: 20 }, () => training.step());
  expect(numbersOf(settings)).toMatchObject(PAIR);
  expect(networkDescent(settings).after(20).losses).toEqual(errors);
});

test("iterations that were taken are there at once, in any order; one that diverges stays where it was", () => {
  const descent = networkDescent(settings);
  const later = descent.after(5);
  expect(descent.after(3).losses).toEqual(later.losses.slice(0, 3));
  expect(descent.after(5)).toEqual(later);
  const wild = networkDescent({ ...usualSettings({ step: 0 }), rate: 10 }).after(1000);
  expect(wild.iterations).toBeLessThan(1000);
  expect(wild.losses.every(Number.isFinite)).toBe(true);
});
