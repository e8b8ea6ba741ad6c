import {
  allocate,
  cos,
  type DType,
  expectNumber,
  expectOneOf,
  expectOptions,
  expectSize,
  fromElements,
  type RandomStream,
  sin,
} from "@gd/tensor";
import { expectRandomStream } from "../expect/expect-random-stream.js";
import { roomFor } from "../expect/room-for.js";
import { type Dataset, dataset } from "./dataset.js";

/** Options of `spirals`. */
export interface SpiralOptions {
  /** Draws the points. */
  readonly random: RandomStream;
  /** The number of points, which go to the classes in turn. */
  readonly size: number;
  /** The number of classes, each with an arm of its own. Default: 2. */
  readonly classes?: number;
  /** Standard deviation of the points around their arm, whose radius reaches 1. Default: 0.03. */
  readonly noise?: number;
  /** Precision of the examples. Default: float32. */
  readonly dtype?: DType;
}

/**
 * Points of the plane on intertwined spirals, labelled by their arm: a problem that no line can solve. Arm c
 * is r · (cos φ, sin φ) with φ = 2.5πr + 2πc / classes, for r from 0.1 to 1.
 *
 * Shapes  inputs [2], targets []
 */
export const spirals = (options: SpiralOptions): Dataset<readonly [2], readonly []> => {
  const names = ["random", "size", "classes", "noise", "dtype"] as const;
  const { random, size, classes = 2, noise = 0.03, dtype = "float32" } = expectOptions("spirals", options, names);
  expectRandomStream("spirals(random)", random, "spirals");
  expectSize("spirals(size)", size);
  expectSize("spirals(classes)", classes);
  expectNumber("spirals(noise)", noise, { from: 0 });
  expectOneOf("spirals(dtype)", dtype, ["float32", "float64"]);
  const points = roomFor("spirals(size)", 2 * size, (length) => allocate(dtype, length));
  const labels = roomFor("spirals(size)", size, (length) => allocate(dtype, length));
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
