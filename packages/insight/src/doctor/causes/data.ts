import { softmaxCrossEntropy } from "@gd/losses";
import { inWords, percent } from "../../measure/in-words.js";
import { leakOf } from "../../measure/leak-of.js";
import { withChanged } from "../treatments/map-data.js";
import { balancedErrorRate, lossWithout, unexplained } from "../treatments/measures.js";
import { cause } from "./cause.js";

/** As in the preflight: sizes that first weights and rates are made for. */
const LARGE = 10;
const APART = 100;
const SMALL = 0.01;

/** Features of sizes that first weights are not made for. */
export const unscaledInputs = /* @__PURE__ */ cause(["data"], ({ data: { features } }) => {
  const varying = features.filter(({ deviation }) => deviation > 0);
  if (varying.length === 0) return undefined;
  const size = Math.max(...features.map(({ mean, deviation }) => Math.sqrt(mean ** 2 + deviation ** 2)));
  const deviations = varying.map(({ deviation }) => deviation);
  const [least, most] = [Math.min(...deviations), Math.max(...deviations)];
  if (size <= LARGE && !(most > APART * least && most > 1) && most >= SMALL) return undefined;
  return {
    cause: "unscaled inputs",
    evidence: `Inputs have the size ${inWords(size)}, and deviations from ${inWords(least)} to ${inWords(most)}; first weights are made for 1.`,
    numbers: { size, least, most },
    confidence: 0.93,
    treatment: {
      change: "const scale = standardize(inputs); data: dataset(scale.apply(inputs), targets)",
      apply: (options) =>
        withChanged(options, "input", (x, place) => {
          const { mean, deviation } = features[place % features.length]!;
          return (x - mean) / (deviation || 1);
        }),
    },
  };
});

/** Targets far from 0, or of a size that outputs begin nowhere near. */
export const unscaledTargets = /* @__PURE__ */ cause(["setup", "data"], ({ setup, data: { targets, isOneHot } }) => {
  if (setup.task !== "numbers" || isOneHot || targets.length === 0) return undefined;
  const wrong = targets.find(
    ({ mean, deviation }) =>
      deviation > 0 && (Math.abs(mean) > 5 * deviation || deviation > LARGE || deviation < SMALL),
  );
  if (wrong === undefined) return undefined;
  return {
    cause: "unscaled targets",
    evidence: `Targets are ${inWords(wrong.mean)} ± ${inWords(wrong.deviation)}; outputs begin at about 0 ± 1.`,
    numbers: { mean: wrong.mean, deviation: wrong.deviation },
    confidence: 0.94,
    treatment: {
      change:
        "const scale = standardize(targets); data: dataset(inputs, scale.apply(targets)) // and scale.invert(outputs)",
      apply: (options) =>
        withChanged(options, "target", (t, place) => (t - targets[place]!.mean) / (targets[place]!.deviation || 1)),
      measure: unexplained,
    },
  };
});

/** A column that knows the answer. */
export const leakingFeature = /* @__PURE__ */ cause(["data"], ({ data: { explains, oneHotFrom } }) => {
  const leak = leakOf(explains, oneHotFrom);
  if (leak === undefined) return undefined;
  const { feature, features, next } = leak;
  return {
    cause: "leaking feature",
    evidence: `Feature ${feature + 1} alone explains ${percent(leak.explains)} of the targets, and the next one ${percent(next)}: it may have been made of the answer.`,
    numbers: { feature, explains: leak.explains, next },
    confidence: 0.92,
    treatment: {
      change: `fitFeatures(table, { columns: { name: "omit" } }) // feature ${feature + 1}`,
      apply: (options) => withChanged(options, "input", (x, place) => (features.includes(place) ? 0 : x)),
      measure: lossWithout(features),
    },
  };
});

/** Times as many examples of one class as of another. */
const UNBALANCED = 8;

/** Classes of which some are rare, and answered wrongly. */
export const unbalancedClasses = /* @__PURE__ */ cause(["setup", "data", "held", "outputs"], (figures) => {
  const { setup, data } = figures;
  const { classShares } = data;
  const present = classShares.filter((share) => share > 0);
  if (setup.loss !== "softmaxCrossEntropy" || present.length < 2) return undefined;
  const [least, most] = [Math.min(...present), Math.max(...present)];
  const rare = classShares.indexOf(least);
  // A rare class may have no example at all in the validation.
  const { right = 1, rightOfClass } = figures[Number.isNaN(figures.held.rightOfClass[rare]) ? "outputs" : "held"];
  const rightOfRare = rightOfClass[rare] ?? Number.NaN;
  if (most < UNBALANCED * least || !(rightOfRare < 0.8 * right)) return undefined;
  const weights = classShares.map((share) => (share === 0 ? 1 : 1 / (present.length * share)));
  return {
    cause: "unbalanced classes",
    evidence:
      `${percent(most)} of the examples are of one class and ${percent(least)} of class ${rare}; of these ${percent(rightOfRare)} are ` +
      `answered right, of all ${percent(right)}.`,
    numbers: { most, least, right, rightOfRare },
    confidence: 0.91,
    treatment: {
      change: `loss: softmaxCrossEntropy({ classWeights: [${weights.map(inWords).join(", ")}] })`,
      apply: (options) => ({ ...options, loss: softmaxCrossEntropy({ classWeights: weights }) }),
      measure: balancedErrorRate,
    },
  };
});
