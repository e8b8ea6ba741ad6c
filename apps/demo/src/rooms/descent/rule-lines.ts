import { ADAM, type RacerName, type RegressionRule, type RuleAtWork } from "@gd/experiments";
import { indexed, rounded, whole } from "./show-figure.js";

/** A line of a rule: in letters, and in numbers. */
export interface RuleLine {
  readonly letters: string;
  readonly numbers: string;
}

/** What a racer's rule does to a weight, line by line. */
export const weightLines = (
  name: RacerName,
  { momentum }: RegressionRule,
  work: RuleAtWork,
  index: number,
): readonly RuleLine[] => {
  const [w, g] = [indexed("w", index), indexed("g", index)];
  const { weights, gradient, nextWeights, learningRate: rate, memory, nextMemory, iteration } = work;
  const before = rounded(weights[index]!);
  const after = rounded(nextWeights[index]!);
  const slope = inBrackets(gradient[index]!);
  const kept = (name: string) => memory[name]?.[index] ?? 0;
  const keptNext = (name: string) => nextMemory[name]?.[index] ?? 0;
  switch (name) {
    case "gradient-descent":
    case "stochastic":
      return [{ letters: `${w} ← ${w} − η ${g}`, numbers: `${before} − ${rounded(rate)} · ${slope} = ${after}` }];
    case "exponential-decay":
      return [{ letters: `${w} ← ${w} − ηᵢ ${g}`, numbers: `${before} − ${rounded(rate)} · ${slope} = ${after}` }];
    case "momentum": {
      const v = indexed("v", index);
      // The optimizer's velocity is added to the weights, the notebook's is subtracted.
      const [velocity, next] = [-kept("velocity"), -keptNext("velocity")];
      return [
        {
          letters: `${v} ← γ ${v} + η ${g}`,
          numbers: `${rounded(momentum)} · ${inBrackets(velocity)} + ${rounded(rate)} · ${slope} = ${rounded(next)}`,
        },
        { letters: `${w} ← ${w} − ${v}`, numbers: `${before} − ${inBrackets(next)} = ${after}` },
      ];
    }
    case "adam": {
      const [m, s] = [indexed("m", index), indexed("s", index)];
      const { meanDecay, varianceDecay } = ADAM;
      const [mean, variance] = [keptNext("mean"), keptNext("variance")];
      const unbiased = (average: number, decay: number) => average / (1 - decay ** (iteration + 1));
      return [
        {
          letters: `${m} ← β₁ ${m} + (1 − β₁) ${g}`,
          numbers: `${meanDecay} · ${inBrackets(kept("mean"))} + ${rounded(1 - meanDecay)} · ${slope} = ${rounded(mean)}`,
        },
        {
          letters: `${s} ← β₂ ${s} + (1 − β₂) ${g}²`,
          numbers: `${varianceDecay} · ${rounded(kept("variance"))} + ${rounded(1 - varianceDecay)} · ${slope}² = ${rounded(variance)}`,
        },
        {
          letters: `${w} ← ${w} − η m̂ / (√ŝ + ε)`,
          numbers: `${before} − ${rounded(rate)} · ${inBrackets(unbiased(mean, meanDecay))} / √${rounded(unbiased(variance, varianceDecay))} = ${after}`,
        },
      ];
    }
  }
};

/** The learning rate of a racer's iteration, if it has a rule of its own. */
export const rateLines = (
  name: RacerName,
  { learningRate, decay }: RegressionRule,
  { iteration, learningRate: rate }: RuleAtWork,
): readonly RuleLine[] =>
  name === "exponential-decay"
    ? [
        {
          letters: "ηᵢ = η e^(−k i)",
          numbers: `${rounded(learningRate)} · e^(−${rounded(decay)} · ${iteration}) = ${rounded(rate)}`,
        },
      ]
    : [];

/** What the letters stand for, in a sentence. */
export const ruleWords = (name: RacerName, rule: RegressionRule, rows: number): string => {
  const { learningRate, decay, momentum, batchSize, replacement } = rule;
  const ofAll = `g is the mean gradient of all ${whole(rows)} rows`;
  const drawn = `g is the mean gradient of ${batchSize} of ${whole(rows)} rows, drawn anew in each iteration ${replacement ? "with" : "without"} replacement`;
  const rate = `η = ${rounded(learningRate)} the learning rate`;
  switch (name) {
    case "gradient-descent":
      return `${ofAll}; ${rate}.`;
    case "exponential-decay":
      return `${ofAll}; ${rate} of iteration 0, k = ${rounded(decay)} the decay, i the iteration.`;
    case "stochastic":
      return `${drawn}; ${rate}.`;
    case "momentum":
      return `${drawn}; ${rate}, γ = ${rounded(momentum)} the momentum; the velocity v starts at 1, as in the notebook.`;
    case "adam":
      return `${ofAll}; ${rate}. m and s are running means of g and g²; m̂ = m / (1 − β₁ⁱ⁺¹) and ŝ = s / (1 − β₂ⁱ⁺¹) correct for their start at 0. β₁ = ${ADAM.meanDecay}, β₂ = ${ADAM.varianceDecay}, ε = ${rounded(ADAM.epsilon)}.`;
  }
};

const inBrackets = (value: number): string => (value < 0 ? `(${rounded(value)})` : rounded(value));
