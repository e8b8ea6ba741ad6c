import { findLearningRate } from "@gd/train";
import { constantLoss } from "../measure/constant-loss.js";
import { inWords } from "../measure/in-words.js";
import { datasetOf } from "../measure/parts-of.js";
import { rateOf, withRateScaled } from "../measure/rate.js";
import { scaledUpdates } from "../measure/scaled-updates.js";
import type { Bench, Check } from "./check.js";
import { found } from "./found.js";

/** Of the loss at the start: a fall that shows. */
const SHOWS = 0.95;
/**
 * Times the setup's rate. Rates grow by a quarter from step to step, so that all steps before the one with a factor f move about
 * as far as 4 f steps of the setup: where a fall shows first at 100, those would be 400.
 */
const SLOW = 100;

/** The range that is tested, in multiples of a rate: that of the setup, and where nothing falls, rates so much lower each time. */
const RANGE = { from: 1e-3, to: 1e5, steps: 80 };
const LOWER = RANGE.from / RANGE.to;
const LEAST = 1e-45;

/** The losses after steps at multiples of the setup's rate, and whether any is below the first. */
interface RangeTest {
  readonly curve: readonly { readonly factor: number; readonly loss: number }[];
  readonly falls: boolean;
}

/** A range test around a multiple of the setup's rate. */
const testAround = async (scale: number, { setup, state, sample }: Bench): Promise<RangeTest> => {
  const { model, loss, interpreter, seed, regularization, batchSize } = setup;
  const optimizer = scale === 1 ? setup.optimizer : withRateScaled(setup.optimizer, scale).optimizer;
  const { curve, suggestion } = await findLearningRate({
    ...{ model, loss, interpreter, seed, regularization, batchSize, state, ...RANGE },
    data: datasetOf(sample),
    optimizer: (factor) => scaledUpdates(optimizer, typeof factor === "function" ? factor : () => factor),
  });
  return {
    curve: curve.map(({ learningRate, loss }) => ({ factor: scale * learningRate, loss })),
    falls: suggestion !== undefined,
  };
};

/** A range test in multiples of the setup's own rate, on the handful of batches. */
export const rateInRange: Check = async (bench) => {
  const { loss, optimizer } = bench.setup;
  let { curve, falls } = await testAround(1, bench);
  for (let scale = LOWER; !falls && scale > LEAST; scale *= LOWER) {
    const lower = await testAround(scale, bench);
    if (lower.falls) ({ curve, falls } = lower);
  }
  const [start] = curve;
  if (start === undefined) return undefined;
  // Where it starts far above what one answer for all costs, a rate has learned something only once it is below that.
  const constant = constantLoss(loss, bench.sample) ?? Number.POSITIVE_INFINITY;
  const lastBelow = (limit: number) => curve.findLast(({ loss }) => loss < limit);
  const last = lastBelow(Math.min(constant, start.loss)) ?? lastBelow(start.loss);
  const limit = last?.factor ?? 0;
  const first = curve.find(({ loss }) => loss < SHOWS * start.loss)?.factor ?? limit;
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
