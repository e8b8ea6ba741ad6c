import { type Dataset, dataset } from "@gd/data";
import type { AnyOptions } from "@gd/insight";
import { meanSquaredError, sigmoidCrossEntropy, softmaxCrossEntropy } from "@gd/losses";
import { fromElements, randomStreams, sin } from "@gd/tensor";

/** How large a task is. */
export interface Size {
  /** Training examples; a third as many are for validation. */
  readonly examples: number;
  /** Units of a hidden layer. */
  readonly width: number;
}

/** Something to learn, drawn from a seed. */
export interface Task {
  readonly name: string;
  readonly data: Dataset;
  readonly validation: Dataset;
  readonly loss: AnyOptions["loss"];
  /** Numbers that a model gives. */
  readonly outputs: number;
  readonly width: number;
  readonly seed: number;
}

/** Draws a task of a size. */
export type DrawTask = (size: Size, seed: number) => Task;

/** Rows of inputs and targets, made one by one. */
const drawn = (
  name: string,
  { examples, width }: Size,
  seed: number,
  shape: readonly number[],
  outputs: number,
  loss: AnyOptions["loss"],
  example: (
    row: number,
    draw: { readonly normal: () => number; readonly uniform: () => number },
  ) => {
    readonly input: readonly number[];
    readonly target: readonly number[];
  },
  isLabel = false,
): Task => {
  const part = (size: number, role: string): Dataset => {
    const { standardNormal, uniform } = randomStreams(seed).stream(`${name}/${role}`);
    const rows = Array.from({ length: size }, (_, row) => example(row, { normal: standardNormal, uniform }));
    const inputs = fromElements(Float32Array.from(rows.flatMap(({ input }) => input)), [size, ...shape]);
    const targets = Float32Array.from(rows.flatMap(({ target }) => target));
    const ofTargets: readonly [number, ...number[]] = isLabel ? [size] : [size, targets.length / size];
    return dataset(inputs, fromElements(targets, ofTargets));
  };
  const data = part(examples, "training");
  const validation = part(Math.ceil(examples / 3), "validation");
  return { name, data, validation, loss, outputs, width, seed };
};

/** Points around the centre of their class, some of them nearer to that of another. */
const cloudsOf =
  (features: number, classes: number, spread: number): DrawTask =>
  (size, seed) => {
    const { standardNormal } = randomStreams(seed).stream("centres");
    const centres = Array.from({ length: classes * features }, () => spread * standardNormal());
    return drawn(
      `clouds ${features}-${classes}`,
      size,
      seed,
      [features],
      classes,
      softmaxCrossEntropy,
      (row, { normal }) => ({
        input: Array.from({ length: features }, (_, i) => centres[(row % classes) * features + i]! + normal()),
        target: [row % classes],
      }),
      true,
    );
  };

/** Two interleaved moons, one true and one false. */
const moons: DrawTask = (size, seed) =>
  drawn("moons", size, seed, [2], 1, sigmoidCrossEntropy, (row, { uniform, normal }) => {
    const angle = Math.PI * uniform();
    const isUpper = row % 2 === 0;
    const [x, y] = isUpper ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
    return { input: [x + 0.15 * normal(), y + 0.15 * normal()], target: [isUpper ? 1 : 0] };
  });

/** A sum of waves, with a little noise. */
const waves: DrawTask = (size, seed) =>
  drawn("waves", size, seed, [3], 1, meanSquaredError, (_, { normal }) => {
    const input = [normal(), normal(), normal()];
    return { input, target: [input.reduce((sum, x) => sum + sin(1.5 * x), 0) + 0.1 * normal()] };
  });

/**
 * Friedman's first function of five of ten features, brought to mean 0 and deviation 1.
 *
 * Source  Friedman, Multivariate Adaptive Regression Splines (1991), §4.3
 */
const friedman: DrawTask = (size, seed) =>
  drawn("friedman", size, seed, [10], 1, meanSquaredError, (_, { uniform, normal }) => {
    const x = Array.from({ length: 10 }, uniform);
    const y = 10 * sin(Math.PI * x[0]! * x[1]!) + 20 * (x[2]! - 0.5) ** 2 + 10 * x[3]! + 5 * x[4]! + normal();
    return { input: x.map((x) => (x - 0.5) * Math.sqrt(12)), target: [(y - 14.4) / 5] };
  });

/** Images of 8 × 8 pixels with a bar, upright, lying or along a diagonal, at any place and in noise. */
const bars: DrawTask = (size, seed) =>
  drawn(
    "bars",
    size,
    seed,
    [8, 8, 1],
    3,
    softmaxCrossEntropy,
    (row, { uniform, normal }) => {
      const place = Math.floor(8 * uniform());
      const isOn = [
        (_: number, x: number) => x === place,
        (y: number, _: number) => y === place,
        (y: number, x: number) => (y + x) % 8 === place,
      ][row % 3]!;
      const input = Array.from(
        { length: 64 },
        (_, i) => (isOn(Math.floor(i / 8), i % 8) ? 2 : 0) + 0.4 * normal() - 0.25,
      );
      return { input, target: [row % 3] };
    },
    true,
  );

/** All tasks: tables with classes, truths and numbers, and images. */
export const tasks = {
  clouds: cloudsOf(4, 3, 1.6),
  manyClouds: cloudsOf(10, 5, 1.2),
  moons,
  waves,
  friedman,
  bars,
} as const satisfies Readonly<Record<string, DrawTask>>;
