import { createContext } from "../context.js";
import type { Loss } from "../loss.js";
import { referenceOps } from "../reference/reference-ops.js";
import type { Tensor } from "../tensor.js";
import type { GradientClaim } from "./gradient-claim.js";

/** A batch to try a loss on. */
export interface LossExample<Output extends Tensor, Target extends Tensor> {
  readonly output: Output;
  readonly target: Target;
}

const ops = referenceOps({ dtype: "float64" });

/** What a loss claims: the gradient of its value with respect to the output. */
export const lossClaim = <Output extends Tensor, Target extends Tensor>(
  loss: Loss<Output, Target>,
  given: LossExample<Output, Target>,
): GradientClaim => {
  const context = createContext({ ops });
  const output = { ...given.output, ...ops.variable(ops.from(given.output)) };
  const target = { ...given.target, ...ops.from(given.target) };
  const { name } = loss;
  const [batch = 1] = output.shape;
  return {
    name,
    variables: [["output", output]],
    value: () => loss.evaluate(context, output, target).value,
    gradients: [loss.evaluate(context, output, target).backward()],
    batch,
  };
};
