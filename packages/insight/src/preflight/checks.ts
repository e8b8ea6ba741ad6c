import { batchByHeart } from "./batch-by-heart.js";
import type { Check } from "./check.js";
import { classesValidated } from "./classes-validated.js";
import { enoughHeldOut } from "./enough-held-out.js";
import { examplesApart } from "./examples-apart.js";
import { featuresDiffer } from "./features-differ.js";
import { gradientsArrive } from "./gradients-arrive.js";
import { inputsScaled } from "./inputs-scaled.js";
import { labelsFollow } from "./labels-follow.js";
import { lossAtStart } from "./loss-at-start.js";
import { outputVaries } from "./output-varies.js";
import { rateInRange } from "./rate-in-range.js";
import { rowsApart } from "./rows-apart.js";
import { targetsKeptOut } from "./targets-kept-out.js";
import { targetsVary } from "./targets-vary.js";
import { timeAndMemory } from "./time-and-memory.js";

/** All checks: of the data, of the model before the first step, and of what a copy of it learns. */
export const checks: readonly Check[] = [
  inputsScaled,
  featuresDiffer,
  targetsVary,
  targetsKeptOut,
  classesValidated,
  rowsApart,
  enoughHeldOut,
  lossAtStart,
  outputVaries,
  examplesApart,
  gradientsArrive,
  batchByHeart,
  labelsFollow,
  rateInRange,
  timeAndMemory,
];
