import { expectTensor } from "../expect/expect-tensor.js";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import { coefficientsAt } from "../model/coefficients.js";
import { createContext } from "../model/create-context.js";
import type { Loss } from "../model/loss.js";
import type { Tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { evaluationOf } from "./evaluation-of.js";
import type { GradientClaim } from "./gradient-claim.js";

/** A batch to check a loss on. */
export interface LossExample<Output extends Tensor, Target extends Tensor> {
  readonly output: Output;
  readonly target: Target;
}

const interpreter = referenceInterpreter({ dtype: "float64" });
const { ops } = interpreter;

/** What a loss claims: the gradient of its value with respect to the output. */
export const lossClaim = <Output extends Tensor, Target extends Tensor>(
  loss: Loss<Output, Target>,
  given: LossExample<Output, Target>,
): GradientClaim => {
  const context = createContext({ ops, coefficients: coefficientsAt(loss, ops, 0) });
  expectTensor("checkGradients(output)", given.output);
  expectTensor("checkGradients(target)", given.target);
  const output = { ...given.output, ...interpreter.variable(ops.from(given.output)) };
  const target = { ...given.target, ...ops.from(given.target) };
  const { name } = loss;
  const [batch = 1] = output.shape;
  return {
    name,
    variables: [["output", output]],
    value: () => toArray(evaluationOf(loss, context, output, target).value),
    gradients: [evaluationOf(loss, context, output, target).backward()],
    batch,
  };
};
