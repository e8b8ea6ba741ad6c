import type { RacerName, RegressionBowl, RegressionFigures, RegressionIteration, RuleAtWork } from "@gd/experiments";
import type { Stop } from "@gd/optim";

/** How a racer stopped. */
export interface RacerStop extends RegressionFigures {
  readonly stoppedBy: Stop["stoppedBy"];
  /** The `weightsHash` of the weights, once it has stopped. */
  readonly weightsHash: string | undefined;
}

/** Where a racer is. */
export interface RacerPicture extends RegressionIteration {
  readonly name: RacerName;
  readonly learningRate: number;
  /** The cost before the last iteration; undefined at the start. */
  readonly costBefore: number | undefined;
  /** At the picture's iterations, up to where it is. */
  readonly costs: readonly number[];
  /** At the same iterations, five weights for each. */
  readonly path: Float64Array;
  readonly stop: RacerStop | undefined;
}

/** Everything there is to see of the race. */
export interface DescentPicture {
  /** The iterations at which curves and paths are drawn. */
  readonly iterations: readonly number[];
  /** The racers that run, in the room's order. */
  readonly racers: readonly RacerPicture[];
  /** The rule at work of the watched racer. */
  readonly watched: RuleAtWork & { readonly name: RacerName };
  readonly bowl: RegressionBowl;
  /** The decay that the race has now. */
  readonly decay: number;
  /** With all weights 0. */
  readonly costAtStart: number;
}
