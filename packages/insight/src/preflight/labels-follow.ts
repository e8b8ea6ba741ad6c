import { type Examples, subset } from "@gd/data";
import { fromElements, randomStreams, rowMajor, sizeOf } from "@gd/tensor";
import { constantLoss } from "../measure/constant-loss.js";
import { inWords } from "../measure/in-words.js";
import { learn } from "../measure/learn.js";
import { nearestAgreement } from "../measure/nearest-agreement.js";
import { datasetOf, examplesAt } from "../measure/parts-of.js";
import { balancedPlaces } from "./balanced-places.js";
import type { Check } from "./check.js";
import { found } from "./found.js";
import { tooSlow } from "./too-slow.js";

const STEPS = 200;
const LOOK_EVERY = 20;
const BATCH = 32;
const MOST = 512;
/** Fewer examples say too little. */
const LEAST = 64;
/** Of what shuffled labels cost on other examples. */
const BETTER = 0.98;
/** Standard deviations by which neighbours have to agree more often than chance has it. */
const SURE = 2;

/**
 * Trains copies with the labels as they are and with shuffled ones, and compares what they know of other examples. Labels that
 * belong to their inputs do better, or at least neighbours agree in them more often than by chance. Of common classes it takes as many
 * as of rare ones, whose few answers are lost in a loss of all.
 */
export const labelsFollow: Check = async (bench) => {
  const { setup, state, sample } = bench;
  const balanced = balancedPlaces(setup, sample, MOST);
  const size = balanced.length;
  if (size < LEAST) return undefined;
  const some = examplesAt(sample, balanced);
  const constant = constantLoss(setup.loss, some);
  if (constant === undefined || constant === 0) return undefined;
  const slow = tooSlow("labels follow inputs", bench, Math.ceil((2 * STEPS * BATCH) / setup.batchSize));
  if (slow !== undefined) return slow;
  const places = Array.from({ length: size }, (_, i) => i);
  const [first, rest] = [places.slice(0, Math.floor(0.75 * size)), places.slice(Math.floor(0.75 * size))];
  const held = subset(datasetOf(some), rest);

  const bestLoss = async (training: Examples): Promise<number> => {
    const batches = Array.from({ length: Math.floor(first.length / BATCH) }, (_, i) =>
      examplesAt(training, first.slice(i * BATCH, (i + 1) * BATCH)),
    );
    let best = Number.POSITIVE_INFINITY;
    await learn(setup, state, batches, STEPS, async (copy, step) => {
      if (step % LOOK_EVERY === LOOK_EVERY - 1) best = Math.min(best, (await copy.evaluate(held)).loss);
    });
    return best;
  };
  const real = await bestLoss(some);
  const shuffled = await bestLoss(shuffledTargets(some, first.length, setup.seed));
  const neighbours = nearestAgreement(some);
  const numbers = { real, shuffled, constant, neighbours };
  const seen =
    `On other examples a copy that learned the labels costs ${inWords(real)}, and one that learned shuffled labels ` +
    `${inWords(shuffled)}; neighbours agree ${neighbours > 0 ? `by ${inWords(neighbours)} deviations more` : "no more"} than by chance.`;
  const isWrong = real > BETTER * Math.min(shuffled, constant) && neighbours < SURE;
  return found({ name: "labels follow inputs", seen, numbers }, isWrong, {
    why:
      "Labels that do not follow from the inputs can be learned by heart and in no other way. Other columns may be needed, or inputs and " +
      "labels may have been shuffled, sorted or filtered one without the other.",
    source: "C. Zhang et al., Understanding deep learning requires rethinking generalization (2017), §2",
    change: "const rows = random.permutation(n); // one order for both: dataset(inputs.at(rows), labels.at(rows))",
  });
};

/** The examples with the targets of the first ones in another order. */
const shuffledTargets = ({ input, target }: Examples, count: number, seed: number | string): Examples => {
  const order = randomStreams(seed).stream("preflight/shuffled labels").permutation(count);
  const width = sizeOf(target.shape.slice(1));
  const elements = rowMajor(target);
  const mixed = elements.slice();
  for (let i = 0; i < count; i++) {
    mixed.set(elements.subarray(order[i]! * width, (order[i]! + 1) * width), i * width);
  }
  return { input, target: fromElements(mixed, target.shape) };
};
