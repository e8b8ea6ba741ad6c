import { softmaxCrossEntropy } from "@gd/losses";
import { inWords, percent } from "../../measure/in-words.js";
import type { Diagnosis } from "../diagnosis.js";
import { errorRate } from "../treatments/measures.js";
import { withLayers } from "../treatments/rebuild.js";
import { cause, type FiguresWith } from "./cause.js";

const without = (layer: string, { setup }: FiguresWith<"setup">): Diagnosis["treatment"] =>
  setup.isDescribed
    ? {
        change: `model: sequential(…) // without ${layer} at its end`,
        apply: (options) =>
          withLayers(options, (layer, place, count) => (count > 1 && place === count - 1 ? undefined : layer)),
      }
    : undefined;

/** Probabilities where the loss takes logits: each example's outputs add up to 1 and none is below 0. */
export const softmaxTwice = /* @__PURE__ */ cause(["setup", "outputs"], (figures) => {
  const { setup, outputs } = figures;
  const isDistribution = outputs.least >= 0 && outputs.sumError < 1e-3;
  if (setup.loss !== "softmaxCrossEntropy" || !isDistribution) return undefined;
  return {
    cause: "softmax twice",
    evidence:
      `The outputs of every example add up to 1 (to ${inWords(outputs.sumError)}) and lie between ${inWords(outputs.least)} and ` +
      `${inWords(outputs.largest)}: they are probabilities, of which the loss takes the softmax again.`,
    numbers: { sumError: outputs.sumError, least: outputs.least, largest: outputs.largest },
    confidence: 0.97,
    treatment: without("softmax", figures),
  };
});

/** An activation behind the last layer whose range the answers do not have. */
export const boundedOutput = /* @__PURE__ */ cause(["setup", "outputs", "data"], (figures) => {
  const { setup, outputs, data } = figures;
  const last = setup.layers.at(-1) ?? "";
  const range = RANGES[last];
  if (range === undefined || setup.layers.length < 2) return undefined;
  const takesLogits = setup.task === "classes" || setup.loss === "sigmoidCrossEntropy";
  const [low, high] = range;
  const isOutside = data.targets.some(
    ({ mean, deviation, largest }) =>
      mean - deviation < low || mean + deviation > high || largest > 1.1 * Math.abs(high),
  );
  if (!takesLogits && !isOutside) return undefined;
  const numbers = { least: outputs.least, largest: outputs.largest };
  const wanted = takesLogits
    ? `${setup.loss} takes logits of any size`
    : `the targets are ${data.targets.map(({ mean, deviation }) => `${inWords(mean)} ± ${inWords(deviation)}`).join(", ")}`;
  return {
    cause: setup.loss === "softmaxCrossEntropy" && last === "sigmoid" ? "sigmoid before softmax" : "bounded output",
    evidence: `The model ends in ${last}, whose outputs ${spanText(outputs)}, but ${wanted}.`,
    numbers,
    confidence: 0.95,
    treatment: without(last, figures),
  };
});

const spanText = ({ least, largest }: FiguresWith<"outputs">["outputs"]): string =>
  least === largest ? `are all ${inWords(least)}` : `lie between ${inWords(least)} and ${inWords(largest)}`;

const RANGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  relu: [0, Number.POSITIVE_INFINITY],
  sigmoid: [0, 1],
  tanh: [-1, 1],
};

/** A squared error where the targets are classes. */
export const squaredErrorOnClasses = /* @__PURE__ */ cause(["setup", "data", "outputs"], ({ setup, data, outputs }) => {
  if (setup.loss !== "meanSquaredError" || !data.isOneHot) return undefined;
  const right = outputs.right ?? 0;
  return {
    cause: "squared error on classes",
    evidence:
      `Each target is 1 for one of ${data.targets.length} classes and 0 for the others, but the loss is a squared error; ` +
      `${percent(right)} of the largest outputs are right.`,
    numbers: { classes: data.targets.length, right },
    confidence: 0.95,
    treatment: {
      change: "loss: softmaxCrossEntropy",
      apply: (options) => ({ ...options, loss: softmaxCrossEntropy }),
      measure: errorRate,
    },
  };
});
