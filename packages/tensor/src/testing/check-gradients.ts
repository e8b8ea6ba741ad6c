import { expectArgument } from "../expect/expect.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectFunction } from "../expect/expect-part.js";
import { expectLayer, expectLoss } from "../expect/expect-parts.js";
import type { Layer } from "../model/layer.js";
import type { Loss } from "../model/loss.js";
import type { Parameters } from "../parameters.js";
import type { Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { type CompareGradientsOptions, compareGradients } from "./compare-gradients.js";
import { type DifferentiableFunction, type FunctionPoint, functionClaim } from "./function-claim.js";
import type { GradientCheck } from "./gradient-check.js";
import { expectClaim, type GradientClaim } from "./gradient-claim.js";
import { GradientError } from "./gradient-error.js";
import { type LayerPoint, layerClaim } from "./layer-claim.js";
import { type LossExample, lossClaim } from "./loss-claim.js";

/**
 * Compares the gradients that a layer, a loss or a function returns with central differences of its values, in float64,
 * and says which parameter and which element is wrong, by how much, and the likely mistake. `describeGradientCheck`
 * puts the result into words, `expectGradients` throws it.
 *
 * ```ts
 * checkGradients(linear(3, 5)).passed; // at random parameters, on a random batch
 * checkGradients(huber({ delta: 1 }), { output, target }).passed;
 * checkGradients(([x = 0, y = 0]) => ({ value: x * y, gradient: [y, x] }), { point: [2, 3] }).passed;
 * ```
 *
 * Elements at a kink, such as the 0 of a relu, are skipped and counted. If there are more than `elementwise` elements
 * (default: 1,000), each tensor is varied along one random direction instead.
 *
 * Throws  GradientError if a gradient is missing or has another shape, or if a variable is not float64
 */
export function checkGradients<In extends Shape, Out extends Shape, P extends Parameters, S extends Parameters>(
  layer: Layer<In, Out, P, S>,
  options?: LayerPoint<P> & CompareGradientsOptions,
): GradientCheck;
export function checkGradients<Output extends Tensor, Target extends Tensor>(
  loss: Loss<Output, Target>,
  options: LossExample<Output, Target> & CompareGradientsOptions,
): GradientCheck;
export function checkGradients(
  f: DifferentiableFunction,
  options: FunctionPoint & CompareGradientsOptions,
): GradientCheck;
export function checkGradients(claim: GradientClaim, options?: CompareGradientsOptions): GradientCheck;
export function checkGradients(
  subject: Layer | Loss | DifferentiableFunction | GradientClaim,
  options: CompareGradientsOptions & Partial<LayerPoint & LossExample<Tensor, Tensor> & FunctionPoint> = {},
): GradientCheck {
  const { elementwise, ...point } = expectOptions("checkGradients", options, OPTIONS);
  return compareGradients(claimOf(subject, point), elementwise === undefined ? {} : { elementwise });
}

const OPTIONS = [
  "elementwise",
  "input",
  "labels",
  "parameters",
  "training",
  "batch",
  "seed",
  "output",
  "target",
  "point",
] as const;

const claimOf = (
  subject: Layer | Loss | DifferentiableFunction | GradientClaim,
  { output, target, point, ...options }: Partial<LayerPoint & LossExample<Tensor, Tensor> & FunctionPoint>,
): GradientClaim => {
  const isSubject = typeof subject === "function" || (typeof subject === "object" && subject !== null);
  expectArgument(isSubject, {
    place: "checkGradients(subject)",
    expected: "a layer, a loss, a function or a claim",
    received: subject,
  });
  if ("variables" in subject) return expectClaim(subject);
  if ("forward" in subject) {
    expectLayer("checkGradients(layer)", subject);
    return layerClaim(subject, options);
  }
  // A loss may be a function as well, which makes one with other options.
  if ("evaluate" in subject) {
    expectLoss("checkGradients(loss)", subject);
    if (output !== undefined && target !== undefined) return lossClaim(subject, { output, target });
    throw new GradientError(
      `checkGradients(${subject.name}): a loss is checked on a batch; pass its output and its target`,
    );
  }
  expectFunction("checkGradients(subject)", subject, "Or pass a layer, a loss or a claim.");
  if (point !== undefined) return functionClaim(subject, { point });
  throw new GradientError("checkGradients: a function is checked at a point; pass the point");
};
