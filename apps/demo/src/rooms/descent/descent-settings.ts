import { NOTEBOOK_RULE, type RacerName, type RegressionRule } from "@gd/experiments";
import { RACERS } from "./racers.js";

/** All pairs of the five weights. */
export const PAIRS = ["0-1", "0-2", "0-3", "0-4", "1-2", "1-3", "1-4", "2-3", "2-4", "3-4"] as const;
export type PairName = (typeof PAIRS)[number];

/** What can be chosen in the Descent room. */
export interface DescentSettings extends RegressionRule {
  readonly seed: number;
  readonly racers: readonly RacerName[];
  /** Iterations per second. */
  readonly speed: number;
  /** The weights whose path is shown. */
  readonly pair: PairName;
  /** The other weights in the contours: those of least squares, or of the watched racer. */
  readonly others: "least-squares" | "watched";
  /** The cost, or how far it is above the lowest. */
  readonly height: "cost" | "above-lowest";
  /** The racer whose rule is shown at work. */
  readonly watched: RacerName;
}

/** The notebook's rule, and the default seed of the program `gd`. */
export const USUAL_SETTINGS: DescentSettings = {
  ...NOTEBOOK_RULE,
  seed: 1,
  racers: RACERS,
  speed: 20,
  pair: "3-4",
  others: "least-squares",
  height: "cost",
  watched: "gradient-descent",
};

/** At this speed, nothing is slowed down. */
export const FULL_SPEED = 1000;
/** The notebook's rate is a hundred times the lowest. */
export const RATES = [0.00396, 3.96] as const;
export const DECAYS = [0, 0.5] as const;
export const MOMENTA = [0, 0.99] as const;
export const BATCH_SIZES = [1, 8192] as const;
