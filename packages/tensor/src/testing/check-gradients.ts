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

/** How far apart a function is evaluated, and how far from each element a kink is noticed: three steps. */
const STEP = 2 ** -10;

/**
 * Compares a claimed gradient with central differences, element by element, in float64.
 *
 * The measured derivative is (45(f₁ − f₋₁) − 9(f₂ − f₋₂) + (f₃ − f₋₃)) / 60h, where fₖ = f(x + kh), h = 2⁻¹⁰: its error
 * is O(h⁶). The relative error is |claimed − measured| / max(|claimed|, |measured|, 10⁻⁴·max(1, |f|)), as differences
 * of f know nothing smaller. An element is a kink, and skipped, where the fifth and sixth differences of f are far too
 * large for a smooth function: they shrink with h⁵ and h⁶, at a kink only with h.
 *
 * Throws  TypeError when a variable is not float64 or is a transposed view, or its gradient has another shape
 * Source  B. Fornberg, Mathematics of Computation 51 (1988), table 1: the weights
 */
export const checkGradients = ({ variables, value, gradients }: GradientClaim): GradientCheck => {
  let worst: ComparedElement | undefined;
  let compared = 0;
  let kinks = 0;
  // Slopes below this are lost in the rounding of f.
  const resolution = 1e-4 * Math.max(1, Math.abs(value()));
  variables.forEach(([variable, tensor], i) => {
    const gradient = rowsOfGradient(variable, tensor, gradients[i]);
    for (let index = 0; index < gradient.length; index++) {
      const { slope: measured, roughness } = measureDerivative(tensor.data, index, value);
      if (roughness > 1e-4 * Math.max(Math.abs(measured), resolution)) {
        kinks++;
        continue;
      }
      compared++;
      const claimed = gradient[index]!;
      const scale = Math.max(Math.abs(claimed), Math.abs(measured), resolution);
      const ratio = Math.abs(claimed - measured) / scale;
      const relativeError = Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio;
      if (worst === undefined || relativeError > worst.relativeError) {
        worst = { variable, index, claimed, measured, relativeError };
      }
    }
  });
  return { passed: worst === undefined || worst.relativeError <= GRADIENT_TOLERANCE, worst, compared, kinks };
};

/** The derivative of f with respect to one element, and the fifth and sixth differences of f, over h. */
const measureDerivative = (data: Elements, index: number, f: () => number) => {
  const at = data[index]!;
  const y = [-3, -2, -1, 0, 1, 2, 3].map((steps) => {
    data[index] = at + steps * STEP;
    return f();
  });
  data[index] = at;
  const odd = (k: number): number => y[3 + k]! - y[3 - k]!;
  const even = (k: number): number => y[3 + k]! + y[3 - k]!;
  const fifthDifference = odd(3) - 4 * odd(2) + 5 * odd(1);
  const sixthDifference = even(3) - 6 * even(2) + 15 * even(1) - 10 * even(0);
  return {
    slope: (45 * odd(1) - 9 * odd(2) + odd(3)) / (60 * STEP),
    roughness: Math.max(Math.abs(fifthDifference), Math.abs(sixthDifference)) / STEP,
  };
};

const rowsOfGradient = (
  variable: string,
  { dtype, shape, transposed }: Tensor,
  gradient: Tensor | undefined,
): Elements => {
  if (dtype !== "float64" || transposed || gradient === undefined || !sameShape(shape, gradient.shape)) {
    throw new TypeError(
      `checkGradients: ${variable} is ${transposed ? "a transposed " : ""}${dtype} ${formatShape(shape)} and its ` +
        `gradient ${gradient === undefined ? "missing" : formatShape(gradient.shape)}; ` +
        "it needs float64, not transposed, and a gradient of the same shape",
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
