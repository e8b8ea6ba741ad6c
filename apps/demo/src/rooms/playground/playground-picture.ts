import type { DividedPoints } from "./data/divide-points.js";
import type { Finding } from "./finding.js";
import type { Curves, Score } from "./score.js";

/** Points along an edge of the picture of the output, and of those of hidden units. */
export const OUTPUT_EDGE = 80;
export const UNIT_EDGE = 40;

/** A layer of units, as it is now. */
export interface LayerPicture {
  /** Of every edge into the layer, [inputs, units]. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  /** What each unit puts out over the plane, unit after unit, as a share of its largest: from −127 to 127. */
  readonly outputs: Int8Array;
  /** The largest output of each unit, which is 127. */
  readonly largest: Float32Array;
}

/** Everything there is to see of the Playground. */
export interface PlaygroundPicture {
  readonly epoch: number;
  readonly steps: number;
  /** Of the next step. */
  readonly learningRate: number;
  readonly classes: number;
  /** Points of the same version are the same. */
  readonly points: DividedPoints & { readonly version: number };
  /** The units of each layer, from the inputs to the outputs. */
  readonly sizes: readonly number[];
  readonly layers: readonly LayerPicture[];
  /** All numbers of the network. */
  readonly numbers: Float32Array;
  /** Over the plane, from the top left: for two classes the probability of the second, for more that of each, else the value. */
  readonly answers: Float32Array;
  /** Where one answer goes over into another, as segments in steps of the plane's grid. */
  readonly boundary: Float32Array;
  readonly now: { readonly training: Score; readonly validation: Score };
  readonly curves: Curves;
  readonly finding: Finding;
}
