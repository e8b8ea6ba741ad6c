import { fromElements } from "../tensor.js";
import type { GradientClaim } from "./gradient-claim.js";

/** A function of several variables that returns its value and its gradient, as `minimize` of @gd/optim takes them. */
export type DifferentiableFunction = (
  point: Float64Array,
  step: number,
) => { readonly value: number; readonly gradient: ArrayLike<number> };

/** Where the gradient of a function is checked. */
export interface FunctionPoint {
  readonly point: ArrayLike<number>;
}

/** What a function claims: its gradient at a point. */
export const functionClaim = (f: DifferentiableFunction, { point }: FunctionPoint): GradientClaim => {
  const at = Float64Array.from(point);
  const here = () => f(at.slice(), 0);
  const gradient = Float64Array.from(here().gradient);
  return {
    name: f.name === "" ? "the function" : f.name,
    variables: [["point", fromElements(at, [at.length])]],
    value: () => here().value,
    gradients: [fromElements(gradient, [gradient.length])],
  };
};
