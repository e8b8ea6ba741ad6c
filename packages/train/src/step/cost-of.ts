import {
  ArgumentError,
  type Context,
  type EvaluatedLoss,
  isTensor,
  type Shape,
  ShapeError,
  sameShape,
  type Tensor,
} from "@gd/tensor";
import type { AnyLoss } from "../fit.js";

type OwnLoss = Pick<AnyLoss, "name" | "evaluate">;

/** The value of a loss, which may be anybody's: an error names it where what it returns is none. */
export const costOf = (loss: OwnLoss, context: Context, output: Tensor, target: Tensor): EvaluatedLoss => {
  const returned = loss.evaluate(context, output as never, target as never);
  const { value, backward, weight } = Object(returned);
  if (!isTensor(value) || typeof backward !== "function") {
    throw new ArgumentError({
      place: `${loss.name}, in what its evaluate returns,`,
      expected: "{ value, backward } with a scalar and a function",
      received: returned,
    });
  }
  // Another shape would shift all numbers that are read beside it.
  expectOwn(
    loss,
    "value",
    value,
    [],
    "a loss is one number for a batch, such as a sum divided by the number of examples",
  );
  return {
    value: returned.value,
    backward() {
      const gradient = returned.backward();
      expectOwn(loss, "gradient", gradient, output.shape, "its own backward returned this: it is that of the output");
      return gradient;
    },
    ...(weight === undefined ? {} : { weight: () => weightOf(loss, returned) }),
  };
};

const weightOf = (loss: OwnLoss, returned: EvaluatedLoss): Tensor<readonly []> => {
  const weight = returned.weight!();
  expectOwn(loss, "weight", weight, [], "the weight of a batch is one number");
  return weight;
};

const expectOwn = ({ name }: OwnLoss, role: string, tensor: unknown, expected: Shape, advice: string): void => {
  if (!isTensor(tensor)) {
    throw new ArgumentError({ place: `${name}, for its ${role},`, expected: "a tensor", received: tensor });
  }
  if (sameShape(tensor.shape, expected)) return;
  throw new ShapeError({ place: name, role, expected, received: tensor.shape, advice });
};
