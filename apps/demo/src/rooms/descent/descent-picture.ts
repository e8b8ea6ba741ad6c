import type { RacerName, RegressionBowl, RegressionFigures, RegressionIteration, RuleAtWork } from "@gd/experiments";
import type { Stop } from "@gd/optim";

/** How a racer has stopped. */
export interface RacerStop extends RegressionFigures {
  readonly stoppedBy: Stop["stoppedBy"];
  /** `weightsHash` of the weights; undefined where the page may not compute one. */
  readonly weightsHash: string | undefined;
}

/** A racer as it stands. */
export interface RacerPicture extends RegressionIteration {
  readonly name: RacerName;
  readonly learningRate: number;
  /** The cost before the iteration that led here; undefined at the start. */
  readonly costBefore: number | undefined;
  /** At the picture's iterations, as far as it has come. */
  readonly costs: readonly number[];
  /** There, too: five weights after five weights. */
  readonly path: Float64Array;
  readonly stop: RacerStop | undefined;
}

/** All that is seen of the race. */
export interface DescentPicture {
  /** Those at which curves and paths are drawn. */
  readonly iterations: readonly number[];
  /** Those that run, in the room's order. */
  readonly racers: readonly RacerPicture[];
  /** The rule of the racer that is watched, at work. */
  readonly watched: RuleAtWork & { readonly name: RacerName };
  readonly bowl: RegressionBowl;
  /** With weights of 0. */
  readonly costAtStart: number;
}
