import { allocate, cos, type DType, fromElements, type RandomStream, sin } from "@gd/tensor";
import { DataError } from "../data-error.js";
import { requireInteger } from "../require-integer.js";
import { type Dataset, dataset } from "./dataset.js";

/** Options of `spirals`. */
export interface SpiralOptions {
  /** Draws the points. */
  readonly random: RandomStream;
  /** In all; the classes share them in turn. */
  readonly size: number;
  /** Arms, one for each class; 2 unless said otherwise. */
  readonly classes?: number;
  /** Standard deviation of the points around their arm, whose radius reaches 1; 0.03 unless said otherwise. */
  readonly noise?: number;
  /** Precision of the examples; float32 unless said otherwise. */
  readonly dtype?: DType;
}

/**
 * Points of the plane on spirals wound into each other, labelled by their arm: a problem that no line solves. Arm c
 * is r · (cos φ, sin φ) with φ = 2.5πr + 2πc / classes, for r from 0.1 to 1.
 *
 * Shapes  inputs [2], targets []
 * Throws  DataError when size or classes is not a whole number above 0, or noise is negative or not finite
 */
export const spirals = ({
  random,
  size,
  classes = 2,
  noise = 0.03,
  dtype = "float32",
}: SpiralOptions): Dataset<readonly [2], readonly []> => {
  const advice = "Ask for some points, such as { size: 200, classes: 2 }.";
  requireInteger(size, { place: "spirals", argument: "size", least: 1, advice });
  requireInteger(classes, { place: "spirals", argument: "classes", least: 1, advice });
  if (!(Number.isFinite(noise) && noise >= 0)) {
    const advice = "It is the standard deviation of the points around their arm.";
    throw new DataError("spirals", "noise", "a finite number ≥ 0", noise, advice);
  }
  const points = allocate(dtype, 2 * size);
  const labels = allocate(dtype, size);
  for (let i = 0; i < size; i++) {
    const arm = i % classes;
    const radius = 0.1 + 0.9 * random.uniform();
    const angle = 2.5 * Math.PI * radius + (2 * Math.PI * arm) / classes;
    points[2 * i] = radius * cos(angle) + noise * random.standardNormal();
    points[2 * i + 1] = radius * sin(angle) + noise * random.standardNormal();
    labels[i] = arm;
  }
  return dataset(fromElements(points, [size, 2]), fromElements(labels, [size]));
};
