import { type Elements, log, sizeOf } from "@gd/tensor";
import { inWords } from "../measure/in-words.js";
import { passOf } from "../measure/pass.js";
import { taskOf, typeOf } from "../measure/task.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** A model that knows nothing yet may be off by a few of what chance costs: its outputs spread about as targets do. */
const TOO_MUCH = 3;

/**
 * Compares the loss before the first step with that of a guess: for classes log(classes), for truths log 2 each, for numbers
 * the variance of the targets around their mean.
 */
export const lossAtStart: Check = async ({ setup, state, batches }) => {
  const chance = chanceOf(setup.loss, setup.model.outputShape, batches);
  if (chance === undefined) return undefined;
  const losses: number[] = [];
  for (const batch of batches) losses.push((await passOf(setup, state, batch)).loss);
  const loss = losses.reduce((total, loss) => total + loss, 0) / losses.length;
  const name = "loss at the start";
  const numbers = { loss, chance: chance.loss };
  const seen = `The loss starts at ${inWords(loss)}; ${chance.guess} costs ${inWords(chance.loss)}.`;
  return found({ name, seen, numbers }, !(loss <= TOO_MUCH * chance.loss), {
    why:
      "A model that has not learned anything should be about as wrong as a guess. One that starts far above it spends its " +
      "first steps on unlearning: its inputs, its targets or its first weights are too large.",
    source: "A. Karpathy, A Recipe for Training Neural Networks (2019): verify loss @ init",
    change: chance.change,
  });
};

/** What a guess costs. Undefined for a loss of which that is not known, and for targets that are all the same. */
const chanceOf = (
  loss: Parameters<typeof taskOf>[0],
  outputShape: readonly number[],
  batches: readonly { readonly target: { readonly data: Elements } }[],
): { readonly loss: number; readonly guess: string; readonly change: string } | undefined => {
  const inputs = "const scale = standardize(inputs); data: dataset(scale.apply(inputs), targets)";
  const task = taskOf(loss);
  if (task === "classes") {
    const classes = sizeOf(outputShape);
    return { loss: log(classes), guess: `a guess among ${classes} classes`, change: inputs };
  }
  if (typeOf(loss) === "sigmoidCrossEntropy") {
    return { loss: log(2), guess: "a guess between false and true", change: inputs };
  }
  if (typeOf(loss) !== "meanSquaredError") return undefined;
  const targets = batches.flatMap(({ target }) => Array.from(target.data));
  const mean = targets.reduce((total, t) => total + t, 0) / targets.length;
  const variance = targets.reduce((total, t) => total + (t - mean) ** 2, 0) / targets.length;
  if (variance === 0) return undefined;
  return {
    loss: variance,
    guess: `the mean of the targets, ${inWords(mean)},`,
    change: "targets: (t − mean) / deviation, by fitTarget of @gd/tables for a table",
  };
};
