import { NOTEBOOK_RULE, type RacerName, type RegressionRule, regressionData } from "@gd/experiments";
import { bestInterpreter } from "@gd/tensor-wasm";
import { expect, test } from "vitest";
import { USUAL_SETTINGS } from "./descent-settings.js";
import { race } from "./race.js";
import { racerSentence } from "./racer-sentence.js";

const data = regressionData();
const interpreter = bestInterpreter({ dtype: "float64" });

const sentence = async (name: RacerName, steps: number, changed: Partial<RegressionRule> = {}): Promise<string> => {
  const rule = { ...NOTEBOOK_RULE, ...changed };
  const simulation = race(data, interpreter);
  simulation.configure({ ...USUAL_SETTINGS, ...rule, racers: [name] });
  for (let step = 0; step < steps && (await simulation.step()); step++);
  const { racers, bowl, costAtStart } = simulation.picture();
  return racerSentence(racers[0]!, rule, bowl, costAtStart);
};

test.each<readonly [RacerName, number, Partial<RegressionRule>, string]>([
  ["gradient-descent", 0, {}, "At the start: all weights are 0."],
  ["gradient-descent", 1, {}, "The last iteration lowered the cost by 6,031."],
  [
    "gradient-descent",
    1e4,
    {},
    "Converged by the document's rule: its last change of the cost, 0.099, is at most 0.1.",
  ],
  [
    "exponential-decay",
    1e4,
    {},
    "Stopped 5,962 above the lowest cost: its last change of the cost, 0.094, is at most 0.1. The bottom is not near: the rate has faded to 8.9·10⁻⁵, and all rates together add up to 4.161, however long it runs.",
  ],
  ["adam", 1e4, {}, "It was oscillating: the cost happened to be turning around."],
  ["exponential-decay", 1e4, { learningRate: 3.96 }, "The rate has faded to"],
  ["gradient-descent", 30, { learningRate: 2 }, "Above a learning rate of 0.9774, each step overshoots the bottom"],
  ["gradient-descent", 1e4, { learningRate: 2 }, "its numbers are no longer finite."],
  ["gradient-descent", 1e4, { learningRate: 0.00396 }, "Stopped at the maximum of 1,000 iterations."],
])("%s after %d iterations with %j: %s", async (name, steps, changed, words) => {
  expect(await sentence(name, steps, changed)).toContain(words);
});
