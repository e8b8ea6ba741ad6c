import { constantLoss } from "../measure/constant-loss.js";
import { inWords } from "../measure/in-words.js";
import { learn } from "../measure/learn.js";
import type { Check } from "./check.js";
import { found } from "./found.js";
import { tooSlow } from "./too-slow.js";

const STEPS = 200;
/** Of what the best constant answer costs: a model that stays above it has learned nothing of its examples. */
const LEARNED = 0.9;

/** Has a copy of the model learn one batch by heart: almost any model that can learn at all does. */
export const batchByHeart: Check = async (bench) => {
  const {
    setup,
    state,
    batches: [batch],
  } = bench;
  if (batch === undefined) return undefined;
  const constant = constantLoss(setup.loss, batch);
  if (constant === undefined || constant === 0) return undefined;
  const slow = tooSlow("one batch by heart", bench, STEPS);
  if (slow !== undefined) return slow;
  const losses = await learn(setup, state, [batch], STEPS);
  const [before = Number.NaN] = losses;
  const after = Math.min(...losses.slice(-10));
  const numbers = { before, after, constant, steps: losses.length };
  const seen =
    `${losses.length} steps on one batch take its loss from ${inWords(before)} to ${inWords(after)}; ` +
    `one answer for all costs ${inWords(constant)}.`;
  return found({ name: "one batch by heart", seen, numbers }, !(after < LEARNED * constant), {
    why:
      "A network has more than enough parameters to learn a single batch by heart. One that cannot do so cannot learn more " +
      "either: its gradient does not arrive, its loss is the wrong one, or its inputs say nothing.",
    source: "A. Karpathy, A Recipe for Training Neural Networks (2019): overfit one batch",
    change:
      "model: sequential(linear(inputs, 32), relu, linear(32, outputs)) // one that is known to learn, then add to it",
  });
};
