import { expectArgument, expectNumbers } from "../expect/expect.js";
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
  expectNumbers("checkGradients(point)", point);
  const at = Float64Array.from(point);
  const here = () => {
    const result = f(at.slice(), 0);
    const { value, gradient } = Object(result);
    const isRight = typeof value === "number" && Object(gradient).length === at.length;
    expectArgument(isRight, {
      place: `checkGradients: ${f.name === "" ? "the function" : f.name}`,
      expected: `to return { value, gradient } with ${at.length} slopes`,
      received: result,
    });
    return result;
  };
  const gradient = Float64Array.from(here().gradient);
  return {
    name: f.name === "" ? "the function" : f.name,
    variables: [["point", fromElements(at, [at.length])]],
    value: () => here().value,
    gradients: [fromElements(gradient, [gradient.length])],
  };
};
