import { exp, expectNumber, expectOptions, log, type RandomStream } from "@gd/tensor";
import type { Augmentation } from "./augmentation.js";

/** Options of `mixup`. */
export interface MixupOptions {
  /** How evenly two examples are mixed: near 0 one of them nearly always prevails, at 1 all shares are equally likely. Default: 0.2. */
  readonly alpha?: number;
}

/**
 * Mixes an example with another of the dataset: λ of the one and 1 − λ of the other, pixels and targets alike, with λ from
 * the distribution Beta(α, α). Targets have to be numbers that can be mixed: `oneHotTargets` makes such of labels.
 *
 * Source  Zhang, Cissé, Dauphin & Lopez-Paz, mixup: Beyond Empirical Risk Minimization (2018)
 */
export const mixup = (options: MixupOptions = {}): Augmentation => {
  const { alpha = 0.2 } = expectOptions("mixup", options, ["alpha"]);
  expectNumber("mixup(alpha)", alpha, { above: 0, to: 1 });
  return {
    name: "mixup",
    description: { type: "mixup", alpha },
    mixesTargets: true,
    augment(example, random, other) {
      const share = drawShare(alpha, random);
      const { pixels, target } = other();
      const mixed = (one: Float64Array, two: Float64Array) => one.map((x, i) => share * x + (1 - share) * two[i]!);
      return { ...example, pixels: mixed(example.pixels, pixels), target: mixed(example.target, target) };
    },
  };
};

/**
 * A number from Beta(α, α) for α ≤ 1: U^(1/α) / (U^(1/α) + V^(1/α)) where the sum is at most 1. Small α give powers below
 * the smallest number, hence logarithms.
 *
 * Source  Jöhnk, Erzeugung von betaverteilten und gammaverteilten Zufallszahlen (1964)
 */
export const drawShare = (alpha: number, random: RandomStream): number => {
  for (;;) {
    // 1 − U is never 0.
    const one = log(1 - random.uniform()) / alpha;
    const two = log(1 - random.uniform()) / alpha;
    if (exp(one) + exp(two) <= 1) return 1 / (1 + exp(two - one));
  }
};
