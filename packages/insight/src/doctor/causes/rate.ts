import { inWords, lossInWords } from "../../measure/in-words.js";
import type { Treatment } from "../diagnosis.js";
import { bestHigher, bestLower, bestTrial, ownLoss, steadyOwn } from "../figures/best-trial.js";
import { TRIAL_STEPS } from "../figures/trials.js";
import { FLAT, standstill } from "../standstill.js";
import { lowerRate, rateTreatment } from "../treatments/rate-treatment.js";
import { withLayers } from "../treatments/rebuild.js";
import { cause, type FiguresWith, LOSS_LEFT, lossLeft } from "./cause.js";

/** A loss that has less left is as good as none, and a fraction of it says nothing. */
const ALL_LEARNED = 0.02;
/** What is left of a training that goes too slowly, and what a few steps at another rate leave of that. */
const MUCH = 0.2;
const MOST = 0.7;
/** What is left where the noise of good steps hovers: a rate that ends further from the least loss than that is too high. */
const HOVERS = 0.15;

const rateText = ({ setup: { rate } }: FiguresWith<"setup">, factor: number): string =>
  rate === undefined ? `${inWords(factor)} times the rate` : `a rate of ${inWords(factor * rate)}`;

/** For plain gradient descent, at which rate it is stable. */
const stabilityText = ({ setup, sharpness = 0 }: FiguresWith<"setup">): string =>
  setup.optimizer.type === "gradientDescent" && setup.rate !== undefined && sharpness > 0
    ? ` The curvature along the gradient is ${inWords(sharpness)} at the start: gradient descent is stable there at rates below ` +
      `2 / ${inWords(sharpness)} = ${inWords(2 / sharpness)}.`
    : "";

/** A few steps at a lower rate reach what the whole training did not. */
export const rateTooHigh = /* @__PURE__ */ cause(
  ["setup", "trialsFromStart", "trialsFromEnd", ...LOSS_LEFT],
  (figures) => {
    const { trialsFromStart, trialsFromEnd, lossAfter, failure, data } = figures;
    if (failure === undefined && lossLeft(figures) < ALL_LEARNED) return undefined;
    const own = ownLoss(trialsFromStart);
    const lower = bestLower(trialsFromStart);
    const isSoon =
      lower.loss < 0.9 * steadyOwn(trialsFromStart).loss && (lower.loss < 0.9 * lossAfter || failure !== undefined);
    const oneAnswer = data?.constantLoss || Number.POSITIVE_INFINITY;
    const settled = bestLower(trialsFromEnd);
    const isLate =
      lossLeft(figures) > HOVERS &&
      settled.loss < oneAnswer &&
      settled.loss < 0.7 * lossAfter &&
      settled.loss < 0.8 * ownLoss(trialsFromEnd);
    if (!isSoon && !isLate) return undefined;
    const better = isSoon ? lower : settled;
    const where = isSoon ? "From the start" : "From where it ended";
    return {
      cause: "rate too high",
      evidence:
        `${where}, ${TRIAL_STEPS} steps at ${rateText(figures, better.factor)} reach a loss of ${inWords(better.loss)}; at its own rate they reach ` +
        `${lossInWords(isSoon ? own : ownLoss(trialsFromEnd))}, and the training ended at ${lossInWords(lossAfter)}.${stabilityText(figures)}`,
      numbers: { factor: better.factor, loss: better.loss, own, after: lossAfter },
      confidence: isSoon ? 0.9 : 0.75,
      treatment: rateTreatment(figures, better.factor),
    };
  },
);

/** A few steps at a higher rate reach what the whole training did not. */
export const rateTooLow = /* @__PURE__ */ cause(["setup", "trialsFromStart", "losses", ...LOSS_LEFT], (figures) => {
  const { trialsFromStart, lossAfter, lossBefore, failure, losses, stepsPerLoss = 1 } = figures;
  const steps = losses.length * stepsPerLoss;
  if (failure !== undefined || steps < TRIAL_STEPS || lossLeft(figures) < MUCH) return undefined;
  const own = ownLoss(trialsFromStart);
  const higher = bestHigher(trialsFromStart);
  if (!(higher.loss < MOST * lossAfter && higher.loss < MOST * own)) return undefined;
  return {
    cause: "rate too low",
    evidence:
      `From the start, ${TRIAL_STEPS} steps at ${rateText(figures, higher.factor)} reach a loss of ${inWords(higher.loss)}; ` +
      `the ${steps} steps of the training took it from ${inWords(lossBefore)} to ${inWords(lossAfter)}.`,
    numbers: { factor: higher.factor, loss: higher.loss, own, after: lossAfter, steps },
    confidence: 0.88,
    treatment: rateTreatment(figures, higher.factor),
  };
});

/** A value that was NaN or infinite. */
export const notFinite = /* @__PURE__ */ cause(["failure", "losses"], (figures) => {
  const { failure } = figures;
  if (failure === undefined) return undefined;
  const recent = figures.losses.slice(-5).map(inWords).join(", ");
  return {
    cause: "not finite",
    evidence:
      `In step ${failure.step}, ${failure.value} first appeared in ${failure.place}, in its ${failure.tensor}. ` +
      `The losses before it were ${recent === "" ? "none" : recent}.`,
    numbers: { step: failure.step, index: failure.index },
    confidence: 0.89,
    treatment: lowerRate(figures),
  };
});

/** Another rate where one moves the loss, else units with a slope. */
const treatmentOf = (figures: FiguresWith<"lossAfter">): Treatment | undefined => {
  const { setup, trialsFromEnd = [], lossAfter } = figures;
  const best = bestTrial(trialsFromEnd);
  if (best.loss < 0.9 * lossAfter && best.factor !== 1) return rateTreatment(figures, best.factor);
  if (!setup?.isDescribed || !setup.layers.includes("sigmoid")) return undefined;
  return {
    change: "tanh in place of sigmoid, whose slope is at most a quarter of its gain",
    apply: (options) =>
      withLayers(options, (layer, place, count) =>
        layer.type === "sigmoid" && place < count - 1 ? { type: "tanh" } : layer,
      ),
  };
};

/** A loss that learns, then stands still, with much of it left, and no other rate that moves it. */
export const plateau = /* @__PURE__ */ cause(["losses", "last", ...LOSS_LEFT], (figures) => {
  const { losses, last } = figures;
  if (lossLeft(figures) < 0.6) return undefined;
  const stands = standstill(losses);
  if (stands === undefined || Math.abs(stands.fall) >= FLAT) return undefined;
  const { hasLearned, middle, end, fall } = stands;
  return {
    cause: "plateau",
    evidence:
      `The loss ${hasLearned ? "learns, then stands" : "stands"} still: ${inWords(middle)} in the second quarter of the steps and ${inWords(end)} in the last; the gradient has the norm ` +
      `${inWords(last.gradientNorm)}.`,
    numbers: { middle, end, fall, gradientNorm: last.gradientNorm },
    confidence: 0.6,
    treatment: treatmentOf(figures),
  };
});
