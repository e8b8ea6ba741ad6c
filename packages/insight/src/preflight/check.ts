import type { Examples } from "@gd/data";
import type { TrainingState } from "@gd/train";
import type { AnySetup } from "../measure/any-setup.js";
import type { Finding } from "./finding.js";
import type { PreflightNames } from "./preflight-names.js";

/** What a check looks at: a setup, its state before the first step, and some examples. */
export interface Bench {
  readonly setup: AnySetup;
  readonly state: TrainingState;
  /** A handful of batches of the training examples. */
  readonly batches: readonly Examples[];
  /** Training examples, as many as fit into a look of a second. */
  readonly sample: Examples;
  /** Examples of the validation, if there is one. */
  readonly validation: Examples | undefined;
  readonly names: PreflightNames;
  /** What a step of the setup takes; 0 where that is not known. */
  readonly stepSeconds: number;
}

/** What a check has seen, whether or not something is wrong. */
export interface Checked {
  readonly name: string;
  /** What was seen, with its numbers, in a sentence. */
  readonly seen: string;
  readonly numbers: Readonly<Record<string, number>>;
  /** What is wrong: nothing, most of the time. */
  readonly findings: readonly Finding[];
  /** False where a judgement would have taken too long. */
  readonly isJudged?: false;
}

/** A check; undefined where it says nothing about such a setup. */
export type Check = (bench: Bench) => Checked | undefined | Promise<Checked | undefined>;
