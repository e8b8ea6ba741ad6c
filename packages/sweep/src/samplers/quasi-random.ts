import type { RandomStreams } from "@gd/tensor";
import { pointAt } from "../space/point-at.js";
import type { Space } from "../space/space.js";
import type { Sampler } from "./sampler.js";

/**
 * Points that cover the space more evenly than random ones: a lattice of an irrational slope in each dimension, from a start at
 * random.
 *
 *   uᵢ = frac(start + (i + 1) · (1/φ, 1/φ², …, 1/φᵈ)), where φ > 1 solves φᵈ⁺¹ = φ + 1
 *
 * Source  M. Roberts, The unreasonable effectiveness of quasirandom sequences (2018): the sequence R_d. φ for one dimension is the
 *         golden ratio
 */
export const quasiRandomSampler = (space: Space, random: RandomStreams): Sampler => {
  const dimensions = Object.keys(space).length;
  const steps = slopes(dimensions);
  const { uniform } = random.stream("start");
  const start = steps.map(() => uniform());
  return {
    learns: false,
    propose: (trial) =>
      pointAt(
        space,
        steps.map((step, i) => fraction(start[i]! + (trial + 1) * step)),
      ),
  };
};

/** 1/φ, 1/φ², … */
const slopes = (dimensions: number): readonly number[] => {
  const root = generalGoldenRatio(dimensions);
  const powers: number[] = [];
  for (let i = 0, power = 1; i < dimensions; i++) {
    power /= root;
    powers.push(power);
  }
  return powers;
};

/** The solution above 1 of xᵈ⁺¹ = x + 1, by Newton's method from above, where the curve bends one way. */
export const generalGoldenRatio = (dimensions: number): number => {
  let x = 2;
  for (let step = 0; step < 100; step++) {
    let power = 1;
    for (let i = 0; i < dimensions; i++) power *= x;
    const next = x - (power * x - x - 1) / ((dimensions + 1) * power - 1);
    if (!(next < x)) break;
    x = next;
  }
  return x;
};

const fraction = (x: number): number => x - Math.floor(x);
