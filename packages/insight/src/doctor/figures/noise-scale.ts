import type { Examples } from "@gd/data";
import type { ModelState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { examplesAt } from "../../measure/parts-of.js";
import { passOf } from "../../measure/pass.js";

const PARTS = 8;

/**
 * The simple noise scale of the gradient, from the norms of that of all examples, G, and of those of parts of them, g:
 * |G|² ≈ (B·|G|² − b·|g|²) / (B − b),  tr Σ ≈ (|g|² − |G|²) / (1/b − 1/B),  and their quotient is the scale. ∞ where the
 * gradient drowns in noise.
 *
 * Source  McCandlish et al., An Empirical Model of Large-Batch Training (2018), appendix A.1
 */
export const noiseScale = async (setup: AnySetup, state: ModelState, sample: Examples): Promise<number> => {
  const [examples = 0] = sample.input.shape;
  const b = Math.floor(examples / PARTS);
  if (b < 2) return Number.NaN;
  const B = b * PARTS;
  const places = Array.from({ length: B }, (_, i) => i);
  const squaredNorm = async (part: readonly number[]): Promise<number> => {
    const { gradients } = await passOf(setup, state, examplesAt(sample, part));
    let sum = 0;
    for (const { elements } of gradients.values()) for (const x of elements) sum += x * x;
    return sum;
  };
  const whole = await squaredNorm(places);
  let parts = 0;
  for (let i = 0; i < PARTS; i++) parts += (await squaredNorm(places.slice(i * b, (i + 1) * b))) / PARTS;
  const signal = (B * whole - b * parts) / (B - b);
  const noise = (parts - whole) / (1 / b - 1 / B);
  return signal <= 0 ? Number.POSITIVE_INFINITY : Math.max(0, noise) / signal;
};
