import type { Context } from "./context.js";
import type { Tensor } from "./tensor.js";

/** What a model's output costs against a target, with the gradient ∂value/∂output. */
export interface Loss<Output extends Tensor = Tensor, Target extends Tensor = Tensor> {
  readonly name: string;
  evaluate(context: Context, output: Output, target: Target): { readonly value: number; backward(): Output };
}
