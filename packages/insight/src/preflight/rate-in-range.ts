import { findLearningRate } from "@gd/train";
import { constantLoss } from "../measure/constant-loss.js";
import { inWords } from "../measure/in-words.js";
import { datasetOf } from "../measure/parts-of.js";
import { rateOf, withRateScaled } from "../measure/rate.js";
import { scaledUpdates } from "../measure/scaled-updates.js";
import type { Bench, Check } from "./check.js";
import { found } from "./found.js";
import { tooSlow } from "./too-slow.js";

/** Of the loss at the start: a fall that shows. */
const SHOWS = 0.95;
/**
 * Times the setup's rate. Rates grow by a quarter from step to step, so that all steps before the one with a factor f move about
 * as far as 4 f steps of the setup: where a fall shows first at 100, those would be 400.
 */
const SLOW = 100;

/** The range that is tested, in multiples of a rate: that of the setup, and of others as far apart as the range is wide. */
const RANGE = { from: 1e-3, to: 1e5, steps: 80 };
/** Examples that `findLearningRate` looks at. */
const LOOKED_AT = 1000;
const APART = RANGE.to / RANGE.from;
const STEPS_OF_A_DECADE = 10;
/** From the least number of float32 to the largest. */
const [LEAST, MOST] = [1e-45, 1e45];

type Curve = readonly { readonly factor: number; readonly loss: number }[];

/** The losses after steps at multiples of the setup's rate, around one of them. */
const testAround = async (scale: number, { setup, state, sample }: Bench): Promise<Curve> => {
  const { model, loss, interpreter, seed, regularization, batchSize } = setup;
  const optimizer = scale === 1 ? setup.optimizer : withRateScaled(setup.optimizer, scale).optimizer;
  const { curve } = await findLearningRate({
    ...{ model, loss, interpreter, seed, regularization, batchSize, state, ...RANGE },
    data: datasetOf(sample),
    optimizer: (factor) => scaledUpdates(optimizer, typeof factor === "function" ? factor : () => factor),
  });
  return curve.map(({ learningRate, loss }) => ({ factor: scale * learningRate, loss }));
};

/** Whether a loss is lower than the first by as much as shows. */
const shows = (loss: number, start: number): boolean => loss < start - (1 - SHOWS) * Math.abs(start);
const fallsIn = (curve: Curve): boolean => curve.some(({ loss }) => shows(loss, curve[0]!.loss));
/** Whether the loss diverges within the first decade of rates, so that all are too high. */
const divergesSoonIn = (curve: Curve): boolean => curve.length < STEPS_OF_A_DECADE;
/** Whether not even the largest rate makes the loss diverge, so that all may be too low. */
const isCalmIn = (curve: Curve): boolean => curve.length === RANGE.steps;

/** The range test around the setup's rate, or, where all rates there are too high or too low, around others. */
const curveOf = async (bench: Bench): Promise<Curve> => {
  const first = await testAround(1, bench);
  const step = divergesSoonIn(first) ? 1 / APART : isCalmIn(first) && !fallsIn(first) ? APART : 1;
  if (step === 1) return first;
  for (let scale = step; scale > LEAST && scale < MOST; scale *= step) {
    const curve = await testAround(scale, bench);
    if (fallsIn(curve)) return curve;
  }
  return first;
};

/** A range test in multiples of the setup's own rate, on the handful of batches. */
export const rateInRange: Check = async (bench) => {
  const { loss, optimizer, batchSize } = bench.setup;
  const name = "rate in range";
  // Each step is followed by a look at many examples, whose forward pass is about a third of a step on them.
  const looks = Math.min(LOOKED_AT, bench.sample.input.shape[0] ?? 0) / batchSize / 3;
  const slow = tooSlow(name, bench, Math.ceil(RANGE.steps * (1 + looks)));
  if (slow !== undefined) return slow;
  const curve = await curveOf(bench);
  const [start] = curve;
  if (start === undefined) return undefined;
  const first = curve.find(({ loss }) => shows(loss, start.loss))?.factor;
  if (first === undefined) {
    // What holds it up is not the rate: others look for that.
    const seen = "In a range test the loss does not fall by 5 % at any rate.";
    return { name, seen, numbers: { loss: start.loss }, findings: [] };
  }
  // Where it starts far above what one answer for all costs, a rate has learned something only once it is below that.
  const constant = constantLoss(loss, bench.sample) ?? Number.POSITIVE_INFINITY;
  const lastBelow = (limit: number) => curve.findLast(({ loss }) => loss < limit);
  const limit = (lastBelow(Math.min(constant, start.loss)) ?? lastBelow(start.loss))?.factor ?? first;
  const rate = rateOf(optimizer);
  const seen =
    rate === undefined
      ? `It learns at ${inWords(first)} to ${inWords(limit)} times the rate of the setup.`
      : `It learns at rates from ${inWords(first * rate)} to ${inWords(limit * rate)}; yours is ${inWords(rate)}.`;
  const numbers = { first, limit, ...(rate === undefined ? {} : { rate }) };
  const isHigh = limit < 1;
  return found({ name, seen, numbers }, isHigh || first > SLOW, {
    why: isHigh
      ? "At the rate of the setup the loss rises instead of falling. A tenth of the largest rate at which it still falls is a good first guess."
      : "Hundreds of steps at the rate of the setup hardly change the loss. A tenth of the largest rate at which the loss still falls is a good first guess.",
    source: "L. N. Smith, Cyclical Learning Rates for Training Neural Networks (2017), §3.3",
    change: withRateScaled(optimizer, limit / 10).code,
  });
};
