import { spirals } from "@gd/data";
import { cos, exp, type RandomStream, randomStreams, sin } from "@gd/tensor";
import type { MadeName } from "../choices.js";
import { EDGE, type PlaneData, type PointSet, pointSet } from "./point-set.js";

export interface MadeOptions {
  readonly size: number;
  /** Standard deviation of the places of points or, of a surface, of its values. */
  readonly noise: number;
  readonly seed: number;
}

/** Most of the plane, so that a margin remains around the points. */
const REACH = 0.85 * EDGE;

type Draw = (random: RandomStream, i: number) => readonly [x: number, y: number, target: number];

/** Two classes in turn, or values of a surface. */
export const madeData = (name: MadeName, { size, noise, seed }: MadeOptions): PlaneData => {
  const random = randomStreams(seed).stream(`playground/${name}`);
  const { classes, draw } = DATA[name];
  if (draw === undefined) return { classes, points: arms(random, size, noise) };
  const points = Array.from({ length: size }, (_, i) => {
    const [x, y, target] = draw(random, i);
    const [first, second] = [noise * random.standardNormal(), noise * random.standardNormal()];
    return classes === 0
      ? ([x, y, target + first] as const)
      : ([clamped(x + first), clamped(y + second), target] as const);
  });
  return { classes, points: pointSet(points) };
};

const arms = (random: RandomStream, size: number, noise: number): PointSet => {
  const { input, target } = spirals({ random, size, noise: noise / REACH }).examples(
    Uint32Array.from({ length: size }, (_, i) => i),
    "float32",
  );
  return { places: Float32Array.from(input.data, (x) => clamped(x * REACH)), targets: Float32Array.from(target.data) };
};

const clamped = (x: number): number => Math.max(-EDGE, Math.min(EDGE, x));

const anywhere = (random: RandomStream): number => REACH * (2 * random.uniform() - 1);

/** A point at an angle, in half turns, and a distance from a centre. */
const around = (x: number, y: number, radius: number, halfTurns: number): readonly [number, number] => [
  x + radius * cos(Math.PI * halfTurns),
  y + radius * sin(Math.PI * halfTurns),
];

/** A margin between the quadrants of XOR. */
const AXIS = 0.12;
const awayFromAxis = (x: number): number => x + (x > 0 ? AXIS : -AXIS) * (1 - Math.abs(x) / REACH);

/** Two hills and two valleys. */
const HILLS: readonly (readonly [x: number, y: number, height: number])[] = [
  [-0.9, -0.9, 1],
  [0.9, 0.9, 1],
  [-0.9, 0.9, -1],
  [0.9, -0.9, -1],
];
const WIDTH = 0.6;

const DATA: Readonly<Record<MadeName, { readonly classes: number; readonly draw?: Draw }>> = {
  spirals: { classes: 2 },
  circles: {
    classes: 2,
    draw: (random, i) => {
      const inside = i % 2;
      // Even over the area of a disk, and over that of a ring around it.
      const radius = REACH * (inside === 1 ? 0.5 * Math.sqrt(random.uniform()) : 0.7 + 0.3 * random.uniform());
      return [...around(0, 0, radius, 2 * random.uniform()), inside];
    },
  },
  xor: {
    classes: 2,
    draw: (random) => {
      const [x, y] = [awayFromAxis(anywhere(random)), awayFromAxis(anywhere(random))];
      return [x, y, x * y > 0 ? 1 : 0];
    },
  },
  blobs: {
    classes: 2,
    draw: (random, i) => {
      const center = (i % 2 === 0 ? -0.45 : 0.45) * EDGE;
      return [center + 0.3 * random.standardNormal(), center + 0.3 * random.standardNormal(), i % 2];
    },
  },
  moons: {
    classes: 2,
    draw: (random, i) =>
      i % 2 === 0
        ? [...around(-0.45, -0.25, 1.1, random.uniform()), 0]
        : [...around(0.45, 0.25, 1.1, 1 + random.uniform()), 1],
  },
  slope: {
    classes: 0,
    draw: (random) => {
      const [x, y] = [anywhere(random), anywhere(random)];
      return [x, y, (x + y) / (2 * REACH)];
    },
  },
  hills: {
    classes: 0,
    draw: (random) => {
      const [x, y] = [anywhere(random), anywhere(random)];
      const height = HILLS.reduce(
        (sum, [left, top, height]) => sum + height * exp(-((x - left) ** 2 + (y - top) ** 2) / (2 * WIDTH * WIDTH)),
        0,
      );
      return [x, y, height];
    },
  },
};
