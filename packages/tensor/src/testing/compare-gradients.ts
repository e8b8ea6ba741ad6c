import type { Elements } from "../dtype.js";
import { expectSize } from "../expect/expect.js";
import { rowMajor } from "../row-major.js";
import { formatShape, type Shape, sameShape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import { type ComparedElement, compareSlopes, worstOf } from "./compare-slopes.js";
import type { GradientCheck, VariableCheck } from "./gradient-check.js";
import type { GradientClaim } from "./gradient-claim.js";
import { GradientError } from "./gradient-error.js";
import { likelyMistake } from "./likely-mistake.js";

/** How thoroughly `checkGradients` compares. */
export interface CompareGradientsOptions {
  /**
   * Up to this many elements, in all tensors together, are compared one by one. Default: 1,000. If there are more, each
   * tensor is varied along a random direction; where that disagrees, it is halved until the wrong element is found.
   */
  readonly elementwise?: number;
}

/** The largest relative error that a smooth function's gradient may show. */
export const GRADIENT_TOLERANCE = 1e-7;

/**
 * Compares a claimed gradient with central differences, in float64.
 *
 * The relative error is |claimed − measured| / max(|claimed|, |measured|, 10⁻⁴·max(1, |f|)), as differences of f
 * resolve nothing smaller. A derivative is skipped as a kink where the fifth and sixth differences of f are far too
 * large for a smooth function.
 *
 * Throws  GradientError if a variable is not float64 or is a transposed view, or if its gradient has another shape
 */
export const compareGradients = (
  claim: GradientClaim,
  { elementwise = 1000 }: CompareGradientsOptions = {},
): GradientCheck => {
  // All, however many, is a number too.
  if (elementwise !== Number.POSITIVE_INFINITY) expectSize("checkGradients(elementwise)", elementwise, 0);
  const gradients = claim.variables.map((variable, i) => [variable[0], rowsOf(claim, i)] as const);
  const small = gradients.reduce((total, [, { length }]) => total + length, 0) <= elementwise;
  const variables = claim.variables.map(([variable, { data, shape }], i): VariableCheck => {
    const claimed = gradients[i]![1];
    const slopes = compareSlopes({ variable, data, claimed, value: () => claim.value() });
    const elements = small ? slopes.ofElements(0, data.length) : undefined;
    const all = elements ?? slopes.alongDirection();
    const compared = all.filter((slope) => slope !== "kink");
    const worst = worstOf(compared);
    const passed = all.length === 0 || (worst !== undefined && isRight(worst));
    const check = { variable, shape, passed, worst, compared: compared.length, kinks: all.length - compared.length };
    if (passed || worst === undefined) return { ...check, mistake: undefined };

    const located = (elements ?? slopes.whereWrong()).filter((slope) => slope !== "kink");
    const element = worstOf(located);
    const mistake = likelyMistake({
      shape,
      claimed,
      measured: located,
      others: gradients.filter((_, other) => other !== i),
      batch: claim.batch,
      ofExample: claim.exampleValue && ((example, index) => slopes.measure(index, () => claim.exampleValue!(example))),
    });
    return { ...check, worst: element === undefined || isRight(element) ? worst : element, mistake };
  });
  return {
    name: nameOf(claim),
    passed: variables.every(({ passed }) => passed),
    worst: worstOf(variables.flatMap(({ worst }) => worst ?? [])),
    compared: variables.reduce((sum, { compared }) => sum + compared, 0),
    kinks: variables.reduce((sum, { kinks }) => sum + kinks, 0),
    variables,
  };
};

const isRight = ({ relativeError }: ComparedElement): boolean => relativeError <= GRADIENT_TOLERANCE;

const nameOf = ({ name = "the function" }: GradientClaim): string => name;

/** The claimed gradient of a variable, row by row. */
const rowsOf = (claim: GradientClaim, i: number): Elements => {
  const { variables, gradients, batch } = claim;
  const [variable, { dtype, shape, transposed }] = variables[i]!;
  const gradient = gradients[i];
  if (dtype === "float64" && !transposed && gradient !== undefined && sameShape(shape, gradient.shape)) {
    return rowMajor(gradient);
  }
  throw new GradientError(
    `${nameOf(claim)}: ${variable} is ${transposed ? "a transposed " : ""}${dtype} ${formatShape(shape)} and its ` +
      `gradient ${gradient === undefined ? "missing" : formatShape(gradient.shape)}; ` +
      `it needs float64, not transposed, and a gradient of the same shape${hint(shape, gradient, batch)}`,
  );
};

/** The likely cause of a gradient of another shape. */
const hint = (shape: Shape, gradient: Tensor | undefined, batch: number | undefined): string => {
  if (gradient === undefined || sameShape(shape, gradient.shape)) return "";
  if (sameShape(shape, gradient.shape.toReversed())) return ": is it transposed?";
  return sameShape([batch ?? 0, ...shape], gradient.shape) ? ": is the sum over the batch missing?" : "";
};
