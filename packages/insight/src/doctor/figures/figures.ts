import type { NotFiniteOrigin } from "@gd/train";
import type { DataFigures } from "./data-figures.js";
import type { Examination } from "./examination.js";
import type { NoiseFigures } from "./noise-figures.js";
import type { SetupFigures } from "./setup-figures.js";
import type { Trial } from "./trials.js";

/** The losses of an epoch. */
export interface EpochFigures {
  readonly epoch: number;
  readonly training: number;
  readonly validation: number | undefined;
}

/** What the outputs look like, over some examples. */
export interface OutputFigures {
  readonly least: number;
  readonly largest: number;
  /** By how much the sum of an example's outputs differs from 1 at most. */
  readonly sumError: number;
  /** The share of examples whose largest output is at the right place, or of truths on the right side; undefined for numbers. */
  readonly right: number | undefined;
  /** The same, of each class; NaN for classes without an example. */
  readonly rightOfClass: readonly number[];
  /** The mean squared error by the variance of the targets; undefined for labels, and where all targets are the same. */
  readonly unexplained: number | undefined;
}

/** What was gathered of a training: all that a diagnosis follows from. */
export interface Figures {
  readonly setup: SetupFigures;
  readonly data: DataFigures;
  /** Before the first step, after the last one, and now and then between. */
  readonly start: Examination;
  readonly last: Examination;
  readonly between: readonly Examination[];
  readonly outputs: OutputFigures;
  /** The same over examples of the validation, or of the training where there is none. */
  readonly held: OutputFigures;
  /** Of each step, before it; of very long trainings, means over `stepsPerLoss` steps. */
  readonly losses: readonly number[];
  readonly stepsPerLoss: number;
  readonly epochs: readonly EpochFigures[];
  /** In evaluation, over the same examples: before the first step and after the last one; without the penalty. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** What the penalty of the last state costs; 0 without one. */
  readonly penalty: number;
  /** Where a value was not finite, if that ended the training. */
  readonly failure: NotFiniteOrigin | undefined;
  readonly end: "epochs" | "aborted" | "early-stopping" | undefined;
  /** What other rates make of the first state and of the last. These and those below are missing where nothing was tried. */
  readonly trialsFromStart?: readonly Trial[];
  readonly trialsFromEnd?: readonly Trial[];
  /** The curvature of the loss along its gradient, of the first state: gradient descent is stable at rates below 2 / sharpness. */
  readonly sharpness?: number;
  /**
   * The batch size above which noise no longer rules the gradient, of the last state: tr Σ / |G|². It grows without bound where the
   * gradient vanishes, as near a minimum.
   */
  readonly noiseScale?: number;
  /** What noise costs; missing where batches are not small. */
  readonly noise?: NoiseFigures;
}
