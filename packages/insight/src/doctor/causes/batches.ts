import { inWords, percent } from "../../measure/in-words.js";
import { isDescribed } from "../../measure/is-described.js";
import type { Treatment } from "../diagnosis.js";
import { withLimit } from "../treatments/optimizer-parts.js";
import { rateTreatment } from "../treatments/rate-treatment.js";
import { cause, LOSS_LEFT, lossLeft } from "./cause.js";

const withBatches = (batchSize: number): Treatment => ({
  change: `batchSize: ${batchSize}`,
  apply: (options) => ({ ...options, batchSize }),
});

/** A batch so small that its mean and variance say little. */
const FEW = 4;

/** Batch normalization by the moments of a few examples. */
export const smallNormalizedBatches = /* @__PURE__ */ cause(["setup"], ({ setup }) => {
  const layer = setup.layers.find((type) => type.startsWith("batchNorm"));
  if (layer === undefined || setup.batchSize > FEW) return undefined;
  return {
    cause: "batchNorm with small batches",
    evidence: `The mean and variance of ${layer} are those of ${setup.batchSize} examples, and off by about ${percent(1 / Math.sqrt(setup.batchSize))} of a deviation.`,
    numbers: { batchSize: setup.batchSize },
    confidence: 0.93,
    treatment: withBatches(8 * setup.batchSize),
  };
});

/** Of the loss of one answer for all: noise that costs less does not matter. And of where it hovers: what it settles at is less. */
const COSTS = 0.02;
const SETTLED = 0.85;

/**
 * Small batches whose noise keeps the loss up: it hovers where smaller steps would let it settle. The noise scale alone does not say
 * it: near a minimum the gradient vanishes and its noise does not, so that the scale is large wherever a training has gone well.
 */
export const noisyBatches = /* @__PURE__ */ cause(["setup", "noise", "lossBefore"], (figures) => {
  const { setup, data, lossBefore, noiseScale = Number.POSITIVE_INFINITY } = figures;
  const { hovers, settles, steps, factor } = figures.noise;
  const scale = data?.constantLoss || lossBefore;
  if (!(hovers - settles > COSTS * scale) || !(settles < SETTLED * hovers)) return undefined;
  const rate = rateTreatment(figures, factor);
  const averaging = Number.isFinite(noiseScale)
    ? ` The noise of a gradient averages out over ${inWords(noiseScale)} examples.`
    : "";
  return {
    cause: "noisy batches",
    evidence:
      `With ${setup.batchSize} ${setup.batchSize === 1 ? "example" : "examples"} in a batch the loss hovers at ${inWords(hovers)}; ` +
      `${steps} steps at ${inWords(factor)} times the rate let it settle at ${inWords(settles)}.${averaging}`,
    numbers: { noiseScale, batchSize: setup.batchSize, hovers, settles, steps },
    confidence: 0.78,
    // The noise of a step goes with rate / batch size: a lower rate leaves an epoch as many steps.
    treatment: rate && {
      ...rate,
      change: `${rate.change} // or batchSize: ${Math.round(setup.batchSize / factor)}, for as many steps`,
    },
  };
});

/** The limit of a clipByNorm within an optimizer. */
const limitIn = (description: unknown): number | undefined => {
  const { type, settings, transformations, optimizer } = Object(description);
  if (type === "clipByNorm") return Number(Object(settings).limit);
  if (Array.isArray(transformations)) return transformations.map(limitIn).find((limit) => limit !== undefined);
  return optimizer === undefined ? undefined : limitIn(optimizer);
};

/** A limit of the gradient that most steps meet. */
export const clippedMostly = /* @__PURE__ */ cause(["setup", "start", "between", "last", ...LOSS_LEFT], (figures) => {
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
    treatment: isDescribed(figures.setup.optimizer)
      ? {
          change: `clipByNorm(${inWords(4 * median)})`,
          apply: (options) => withLimit(options, 4 * median),
        }
      : undefined,
  };
});
