import { batchNormalization } from "./batch-norm.js";
import { digits } from "./digits.js";
import type { Experiment } from "./experiment.js";
import { handDerived } from "./hand-derived.js";
import { networkClass } from "./network-class.js";
import { onePair } from "./one-pair.js";
import { regression } from "./regression.js";
import { scaledSigmoid } from "./scaled-sigmoid.js";
import { vanishing } from "./vanishing.js";

/** Every experiment of the two documents, beginning with the easiest to understand. */
export const experiments: readonly Experiment[] = [
  handDerived,
  onePair,
  vanishing,
  scaledSigmoid,
  networkClass,
  batchNormalization,
  regression,
  digits,
];
