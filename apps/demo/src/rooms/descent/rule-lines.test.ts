import { NOTEBOOK_RULE, type RacerName, regressionData, regressionRacer } from "@gd/experiments";
import { referenceInterpreter } from "@gd/tensor";
import { expect, test } from "vitest";
import { RACERS } from "./racers.js";
import { rateLines, ruleWords, weightLines } from "./rule-lines.js";

const data = regressionData();
const interpreter = referenceInterpreter({ dtype: "float64" });
const workOf = (name: RacerName, steps: number) => {
  const racer = regressionRacer(data, name, { interpreter, seed: 1 });
  for (let step = 0; step < steps; step++) racer.step();
  return racer.ruleAtWork();
};

/** The left side of a line of numbers, computed again, and the right side. */
const compute = (numbers: string): readonly [computed: number, said: number] => {
  const plain = (text: string) =>
    text
      .replace(
        /·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
        (_, power: string) =>
          `e${[...power].map((sign) => (sign === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign))).join("")}`,
      )
      .replaceAll("−", "-")
      .replaceAll("·", "*")
      .replace(/e\^\(([^)]*)\)/g, "Math.exp($1)")
      .replace(/√([0-9.e-]+)/g, "Math.sqrt($1)")
      .replace(/(\(?-?[0-9.e-]+\)?)²/g, "($1)**2")
      .replace(/- -/g, "+ ");
  const [left = "", right = ""] = numbers.split(" = ");
  return [Number(new Function(`return ${plain(left)}`)()), Number(plain(right))];
};

test.each(RACERS)("%s: the numbers in the rule give the result beside them", (name) => {
  for (const steps of [0, 1, 12]) {
    const work = workOf(name, steps);
    const lines = [...rateLines(name, NOTEBOOK_RULE, work), ...weightLines(name, NOTEBOOK_RULE, work, 3)];
    for (const { numbers } of lines) {
      const [computed, said] = compute(numbers);
      // Each number has four digits, and their differences have fewer.
      expect(Math.abs(computed - said)).toBeLessThan(1e-3 * Math.max(1, Math.abs(said)));
    }
    const last = lines.at(-1)!;
    expect(compute(last.numbers)[1]).toBeCloseTo(work.nextWeights[3]!, 3);
  }
});

test("vanilla's first iteration", () => {
  expect(weightLines("gradient-descent", NOTEBOOK_RULE, workOf("gradient-descent", 0), 4)).toEqual([
    { letters: "w₄ ← w₄ − η g₄", numbers: "0 − 0.396 · 0.8362 = −0.3311" },
  ]);
});

test("momentum starts with the notebook's velocity of 1", () => {
  const [velocity] = weightLines("momentum", NOTEBOOK_RULE, workOf("momentum", 0), 1);
  expect(velocity!.numbers).toMatch(/^0\.222 · 1 \+ 0\.396 · /);
});

test("the words say how batches are drawn", () => {
  expect(ruleWords("stochastic", NOTEBOOK_RULE, 10_000)).toContain("64 of 10,000 rows");
  expect(ruleWords("momentum", { ...NOTEBOOK_RULE, replacement: true }, 10_000)).toContain(" with replacement");
});
