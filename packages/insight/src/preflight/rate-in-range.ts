import { findLearningRate } from "@gd/train";
import { constantLoss } from "../measure/constant-loss.js";
import { inWords } from "../measure/in-words.js";
import { datasetOf } from "../measure/parts-of.js";
import { rateOf, withRateScaled } from "../measure/rate.js";
import { scaledUpdates } from "../measure/scaled-updates.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** Of the loss at the start: a fall that shows. */
const SHOWS = 0.95;
/**
 * Times the setup's rate. Rates grow by a quarter from step to step, so that all steps before the one with a factor f move about
 * as far as 4 f steps of the setup: where a fall shows first at 100, those would be 400.
 */
const SLOW = 100;

/** A range test in multiples of the setup's own rate, on the handful of batches. */
export const rateInRange: Check = async ({ setup, state, sample }) => {
  const { model, loss, optimizer, interpreter, seed, regularization, batchSize } = setup;
  const { curve } = await findLearningRate({
    ...{ model, loss, interpreter, seed, regularization, batchSize, state },
    data: datasetOf(sample) as never,
    loss: loss as never,
    optimizer: (factor) => scaledUpdates(optimizer, typeof factor === "function" ? factor : () => factor),
    from: 1e-3,
    to: 1e5,
    steps: 80,
  });
  const [start] = curve;
  if (start === undefined) return undefined;
  // Where it starts far above what one answer for all costs, a rate has learned something only once it is below that.
  const constant = constantLoss(loss, sample) ?? Number.POSITIVE_INFINITY;
  const lastBelow = (limit: number) => curve.findLast(({ loss }) => loss < limit);
  const last = lastBelow(Math.min(constant, start.loss)) ?? lastBelow(start.loss);
  const limit = last?.learningRate ?? 0;
  const first = curve.find(({ loss }) => loss < SHOWS * start.loss)?.learningRate ?? limit;
  const rate = rateOf(optimizer);
  const inRates = rate === undefined ? "" : ` (${inWords(limit * rate)})`;
  const seen =
    `In a range test the loss falls by 5 % at ${inWords(first)} times the rate of the setup, ` +
    `and is below its start up to ${inWords(limit)} times${inRates}.`;
  const numbers = { first, limit, ...(rate === undefined ? {} : { rate }) };
  const isHigh = limit < 1;
  const factor = limit === 0 ? 1e-3 : limit / 10;
  const name = "rate in range";
  return found({ name, seen, numbers }, isHigh || first > SLOW, {
    why: isHigh
      ? "At the rate of the setup the loss rises instead of falling. A tenth of the largest rate at which it still falls is a good first guess."
      : "Hundreds of steps at the rate of the setup hardly change the loss. A tenth of the largest rate at which the loss still falls is a good first guess.",
    source: "L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017), §3.3",
    change: withRateScaled(optimizer, factor).code,
  });
};
