import type { ExperimentEvent } from "./experiment.js";

/** A network trained on the digits, as JSON has it. */
export interface DigitRun {
  readonly model: string;
  /** The share of test images answered right. */
  readonly testAccuracy: number;
  /** How often each training image was seen; a fraction where the run ended early. */
  readonly epochs: number;
  readonly secondsPerEpoch: number;
  readonly parameters: number;
  /** The `weightsHash` of the final weights. */
  readonly weightsHash: string;
}

/** A finished run. */
export interface AnsweredRun {
  readonly run: DigitRun;
  /** The answer to each test image. */
  readonly answers: Uint8Array;
  /** Images seen, and the accuracy on the first `SAMPLE` training images at that point. */
  readonly curve: readonly (readonly [seen: number, accuracy: number])[];
}

/** A run that reports its progress. */
export type DigitRunning = AsyncGenerator<ExperimentEvent, AnsweredRun>;

/** How many training images the accuracy is measured on during a run. */
export const SAMPLE = 500;
