import { inWords, percent } from "../../measure/in-words.js";
import type { Treatment } from "../diagnosis.js";
import type { Figures } from "../figures/figures.js";
import { TRIAL_STEPS } from "../figures/trials.js";
import { withoutClipping } from "../treatments/optimizer-parts.js";
import { rateTreatment } from "../treatments/rate-treatment.js";
import { type Cause, lossLeft } from "./cause.js";

const withBatches = (batchSize: number): Treatment => ({
  change: `batchSize: ${batchSize}`,
  apply: (options) => ({ ...options, batchSize }),
});

/** A batch so small that its mean and variance say little. */
const FEW = 4;

/** Batch normalization by the moments of a few examples. */
export const smallNormalizedBatches: Cause = ({ setup }) => {
  const layer = setup.layers.find((type) => type.startsWith("batchNorm"));
  if (layer === undefined || setup.batchSize > FEW) return undefined;
  return {
    cause: "batchNorm with small batches",
    evidence: `${layer} takes mean and variance of ${setup.batchSize} examples, which are off by about ${percent(1 / Math.sqrt(setup.batchSize))} of a deviation.`,
    numbers: { batchSize: setup.batchSize },
    confidence: 0.93,
    treatment: withBatches(8 * setup.batchSize),
  };
};

/** A gradient that is mostly noise, where smaller steps go further. */
export const noisyBatches: Cause = (figures) => {
  const { setup, noiseScale, trialsFromEnd, lossAfter } = figures;
  const { factor, loss: calm } = trialsFromEnd
    .filter(({ factor }) => factor < 1)
    .reduce((best, trial) => (trial.loss < best.loss ? trial : best));
  if (!(noiseScale > 4 * setup.batchSize) || setup.batchSize > 16 || lossLeft(figures) < 0.02) return undefined;
  if (!(calm < 0.85 * lossAfter)) return undefined;
  const rate = rateTreatment(figures, factor);
  return {
    cause: "noisy batches",
    evidence:
      `The noise of the gradient averages out over ${inWords(noiseScale)} examples, and batches have ${setup.batchSize}; ` +
      `${TRIAL_STEPS} smaller steps take the loss from ${inWords(lossAfter)} to ${inWords(calm)}.`,
    numbers: { noiseScale, batchSize: setup.batchSize, calm, after: lossAfter },
    confidence: 0.78,
    // The noise of a step goes with rate / batch size: a lower rate leaves an epoch as many steps.
    treatment: {
      ...rate,
      change: `${rate.change} // or batchSize: ${Math.min(256, Math.round(noiseScale))}, for as many steps`,
    },
  };
};

/** The limit of a clipByNorm within an optimizer. */
const limitIn = (description: unknown): number | undefined => {
  const { type, settings, transformations, optimizer } = Object(description);
  if (type === "clipByNorm") return Number(Object(settings).limit);
  if (Array.isArray(transformations)) return transformations.map(limitIn).find((limit) => limit !== undefined);
  return optimizer === undefined ? undefined : limitIn(optimizer);
};

/** A limit of the gradient that most steps meet. */
export const clippedMostly: Cause = (figures: Figures) => {
  const limit = limitIn(figures.setup.optimizer);
  if (limit === undefined) return undefined;
  const norms = [figures.start, ...figures.between, figures.last].map(({ gradientNorm }) => gradientNorm);
  const share = norms.filter((norm) => norm > 2 * limit).length / norms.length;
  if (share <= 0.5 || lossLeft(figures) < 0.1) return undefined;
  const median = [...norms].sort((a, b) => a - b)[Math.floor(norms.length / 2)]!;
  return {
    cause: "clipped most of the time",
    evidence: `In ${percent(share)} of ${norms.length} steps that were looked at, the gradient is more than twice as long as the limit of ${inWords(limit)}; half of them are longer than ${inWords(median)}.`,
    numbers: { limit, share, median },
    confidence: 0.9,
    treatment: {
      change: `clipByNorm(${inWords(4 * median)})`,
      apply: (options) => withoutClipping(options, 4 * median),
    },
  };
};
