import type { Experiment } from "@gd/experiments";
import type { Output } from "./output.js";

/** Everything outside the program that it works with, so that tests can replace it. */
export interface Dependencies {
  readonly experiments: readonly Experiment[];
  readonly stdout: Output;
  readonly stderr: Output;
  /** Whether to colour text. */
  readonly colours: boolean;
  /** Whether a terminal can go back and draw a line again. */
  readonly redraws: boolean;
  /** Ends the run early. */
  readonly signal: AbortSignal;
  /** From when this is called, Ctrl-C aborts `signal`; before, where there is nothing to lose, it ends the program at once. */
  readonly heedInterrupts: () => void;
  /** How the program was called, for commands that are to be typed next: `gd`. */
  readonly calledAs: string;
  /** The module of a process that runs trials of sweeps. */
  readonly trialProcess: string;
  /** Whether an error is shown with its stack. */
  readonly debug: boolean;
  /** The time in milliseconds. */
  readonly now: () => number;
}
