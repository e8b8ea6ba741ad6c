import type { Elements } from "../dtype.js";
import { rowMajor } from "../row-major.js";
import { formatShape, sameShape } from "../shape.js";
import type { Tensor } from "../tensor.js";

/** A scalar function of tensors, with the gradient it claims to have. */
export interface GradientClaim {
  /** The tensors to vary, by name. Their elements are changed in place and restored. */
  readonly variables: readonly (readonly [name: string, value: Tensor])[];
  /** The function's value at the present elements of the variables. */
  value(): number;
  /** The claimed ∂value/∂variable, in the order of the variables. */
  readonly gradients: readonly Tensor[];
}

/** One element whose claimed derivative was compared. */
export interface ComparedElement {
  readonly variable: string;
  readonly index: number;
  readonly claimed: number;
  /** The central difference. */
  readonly measured: number;
  readonly relativeError: number;
}

export interface GradientCheck {
  readonly passed: boolean;
  readonly worst: ComparedElement | undefined;
  readonly compared: number;
  /** Elements where the function has a kink within the step, so that it has no derivative to compare. */
  readonly kinks: number;
}

/** The largest relative error that a smooth function's gradient may show. */
export const GRADIENT_TOLERANCE = 1e-7;

/**
 * Compares a claimed gradient with central differences, element by element, in float64.
 *
 * The measured derivative is Richardson's extrapolation (4·D(h) − D(2h)) / 3 of D(h) = (f(x+h) − f(x−h)) / 2h, whose
 * error is O(h⁴). The relative error is |claimed − measured| / max(|claimed|, |measured|, 10⁻⁴·max(1, |f|)), as
 * differences of f know nothing smaller. An element is a kink, and skipped, where the third and fourth differences of
 * f are far too large for a smooth function.
 *
 * Throws  TypeError when a variable is not float64, or its gradient has another shape
 */
export const checkGradients = ({ variables, value, gradients }: GradientClaim): GradientCheck => {
  let worst: ComparedElement | undefined;
  let compared = 0;
  let kinks = 0;
  variables.forEach(([variable, tensor], i) => {
    const gradient = rowsOfGradient(variable, tensor, gradients[i]);
    const { data } = tensor;
    for (let index = 0; index < data.length; index++) {
      const measured = measureDerivative(data, index, value);
      if (measured.kink) {
        kinks++;
        continue;
      }
      const claimed = gradient[index]!;
      const scale = Math.max(Math.abs(claimed), Math.abs(measured.slope), measured.resolution);
      const relativeError = Math.abs(claimed - measured.slope) / scale;
      compared++;
      if (worst === undefined || !(relativeError <= worst.relativeError)) {
        worst = { variable, index, claimed, measured: measured.slope, relativeError };
      }
    }
  });
  return { passed: worst === undefined || worst.relativeError <= GRADIENT_TOLERANCE, worst, compared, kinks };
};

/** The derivative of f with respect to one element, whose slopes below `resolution` are lost in rounding. */
const measureDerivative = (data: Elements, index: number, f: () => number) => {
  const at = data[index]!;
  const h = 2 ** -12 * Math.max(1, Math.abs(at));
  const [f0, f1, f2, f3, f4] = [-2, -1, 0, 1, 2].map((steps) => {
    data[index] = at + steps * h;
    const y = f();
    data[index] = at;
    return y;
  }) as [number, number, number, number, number];
  const slope = (8 * (f3 - f1) - (f4 - f0)) / (12 * h);
  const resolution = 1e-4 * Math.max(1, Math.abs(f2));
  const thirdDifference = Math.abs(f4 - 2 * f3 + 2 * f1 - f0) / h;
  const fourthDifference = Math.abs(f4 - 4 * f3 + 6 * f2 - 4 * f1 + f0) / h;
  const kink = Math.max(thirdDifference, fourthDifference) > 1e-4 * Math.max(Math.abs(slope), resolution);
  return { slope, resolution, kink };
};

const rowsOfGradient = (variable: string, { dtype, shape }: Tensor, gradient: Tensor | undefined): Elements => {
  if (dtype !== "float64" || gradient === undefined || !sameShape(shape, gradient.shape)) {
    throw new TypeError(
      `checkGradients: ${variable} is ${dtype} ${formatShape(shape)} and its gradient ` +
        `${gradient === undefined ? "missing" : formatShape(gradient.shape)}; ` +
        "it needs float64 and a gradient of the same shape",
    );
  }
  return rowMajor(gradient);
};

/** What was compared and where it disagreed most, in a sentence. */
export const describeGradientCheck = ({ worst, compared, kinks }: GradientCheck): string =>
  worst === undefined
    ? `nothing compared, ${kinks} kinks skipped`
    : `${compared} elements compared, ${kinks} kinks skipped; largest relative error ` +
      `${worst.relativeError.toExponential(1)} at ${worst.variable}[${worst.index}]: ` +
      `claimed ${worst.claimed}, measured ${worst.measured}`;
