import type { Examples } from "@gd/data";
import { fromElements, leaves, mapLeaves, rowMajor } from "@gd/tensor";
import type { ModelState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { type Pass, passOf } from "../../measure/pass.js";

/** Of the length of θ: a step over which curvature hardly changes, and that is far above rounding in float32. */
const STEP = 1e-3;

/**
 * The curvature of the loss along its gradient, ĝᵀHĝ ≈ (∇L(θ + hĝ) − ∇L(θ))ᵀ ĝ / h with ĝ = ∇L / ‖∇L‖. Gradient descent at a
 * rate η oscillates with growing width where it is above 2 / η. 0 where there is no gradient.
 *
 * Source  Cohen et al., Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability (2021), §2
 */
export const sharpness = async (setup: AnySetup, state: ModelState, examples: Examples): Promise<number> => {
  const here = await passOf(setup, state, examples);
  const norm = Math.sqrt(product(here, here));
  if (!(norm > 0) || !Number.isFinite(norm)) return 0;
  const length = Math.sqrt(
    leaves(state.parameters)
      .flatMap(([, leaf]) => Array.from(rowMajor(leaf)))
      .reduce((sum, x) => sum + x * x, 0),
  );
  const h = STEP * Math.max(1, length);
  const gradients = [...here.gradients.values()];
  let next = 0;
  const parameters = mapLeaves(state.parameters, (leaf) => {
    const { elements } = gradients[next++]!;
    return fromElements(
      rowMajor(leaf).map((x, i) => x + (h * elements[i]!) / norm),
      leaf.shape,
    );
  });
  const there = await passOf(setup, { ...state, parameters }, examples);
  return (product(there, here) - product(here, here)) / norm / h;
};

/** The scalar product of two gradients. */
const product = (a: Pass, b: Pass): number => {
  let sum = 0;
  for (const [path, { elements }] of a.gradients) {
    const other = b.gradients.get(path)!.elements;
    for (let i = 0; i < elements.length; i++) sum += elements[i]! * other[i]!;
  }
  return sum;
};
