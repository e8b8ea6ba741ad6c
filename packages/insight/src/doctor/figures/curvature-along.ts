import type { Examples } from "@gd/data";
import { fromElements, leaves, mapLeaves, rowMajor } from "@gd/tensor";
import type { ModelState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { passOf } from "../../measure/pass.js";

/** Of the length of θ: a step over which curvature hardly changes, and that is far above rounding in float32. */
const STEP = 1e-3;

/** A direction of θ: the elements of each tensor of the parameters, by its path. */
export type Direction = ReadonlyMap<string, ArrayLike<number>>;

/**
 * How the loss changes along a direction d: its slope ∇Lᵀd, and its curvature dᵀHd ≈ (∇L(θ + h d/‖d‖) − ∇L(θ))ᵀ d ‖d‖ / h. Both are
 * 0 along no direction, or one that is not finite.
 */
export const curvatureAlong = async (
  setup: AnySetup,
  state: ModelState,
  examples: Examples,
  direction: Direction | "gradient",
): Promise<{ readonly slope: number; readonly curvature: number }> => {
  const gradient = await gradientAt(setup, state, examples);
  const along = direction === "gradient" ? gradient : direction;
  const length = Math.sqrt(product(along, along));
  if (!(length > 0) || !Number.isFinite(length)) return { slope: 0, curvature: 0 };
  const h = STEP * Math.max(1, Math.sqrt(squares(state.parameters)));
  const paths = leaves(state.parameters).map(([path]) => path);
  let next = 0;
  const parameters = mapLeaves(state.parameters, (leaf) => {
    const elements = along.get(paths[next++]!)!;
    return fromElements(
      rowMajor(leaf).map((x, i) => x + (h * elements[i]!) / length),
      leaf.shape,
    );
  });
  const there = await gradientAt(setup, { ...state, parameters }, examples);
  const slope = product(gradient, along);
  return { slope, curvature: ((product(there, along) - slope) * length) / h };
};

const gradientAt = async (setup: AnySetup, state: ModelState, examples: Examples): Promise<Direction> => {
  const { gradients } = await passOf(setup, state, examples);
  return new Map([...gradients].map(([path, { elements }]) => [path, elements]));
};

const squares = (parameters: ModelState["parameters"]): number => {
  let sum = 0;
  for (const [, leaf] of leaves(parameters)) for (const x of rowMajor(leaf)) sum += x * x;
  return sum;
};

const product = (a: Direction, b: Direction): number => {
  let sum = 0;
  for (const [path, elements] of a) {
    const others = b.get(path)!;
    for (let i = 0; i < elements.length; i++) sum += elements[i]! * others[i]!;
  }
  return sum;
};
