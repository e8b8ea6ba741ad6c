import { ArgumentError } from "../expect/argument-error.js";
import { isTensor } from "../is-tensor.js";
import type { Context } from "../model/context.js";
import type { EvaluatedLoss, Loss } from "../model/loss.js";
import type { Tensor } from "../tensor.js";

/** A loss on a batch, with an ArgumentError that names the loss where what it returns is none: it may be anybody's. */
export const evaluationOf = <Output extends Tensor, Target extends Tensor>(
  loss: Loss<Output, Target>,
  context: Context,
  output: Output,
  target: Target,
): EvaluatedLoss<Output> => {
  const evaluated = loss.evaluate(context, output, target);
  const { value, backward } = Object(evaluated);
  if (isTensor(value) && value.shape.length === 0 && typeof backward === "function") return evaluated;
  const expected = "to return { value, backward }, of which the value is a scalar";
  throw new ArgumentError({ place: `${loss.name}: its evaluate`, expected, received: evaluated });
};
