import {
  type Context,
  expectArgument,
  type Forward,
  isTensor,
  type Layer,
  type Parameters,
  ShapeError,
  sameShape,
  type Tensor,
} from "@gd/tensor";

/** The forward pass of a model, which may be anybody's: an ArgumentError names it where what it returns is none. */
export const forwardOf = (
  model: Layer,
  context: Context,
  parameters: Parameters,
  input: Tensor,
  statistics: Parameters,
): Forward<Tensor, Tensor> => {
  // The model checks the shape of its input.
  const returned = model.forward(context, parameters, input as never, statistics);
  const { output, backward, parameterGradients } = Object(returned);
  const passes = typeof backward === "function" && typeof parameterGradients === "function";
  expectArgument(isTensor(output) && passes, {
    place: `${model.name}, in what its forward returns,`,
    expected: "{ output, statistics, backward, parameterGradients } with a tensor and two functions",
    received: returned,
    advice: "defineLayer of @gd/layers makes such a layer of less.",
  });
  const { shape } = input;
  const batch = shape.length > model.inputShape.length ? shape.slice(0, 1) : [];
  const expected = [...batch, ...model.outputShape];
  if (sameShape(output.shape, expected)) return returned;
  throw new ShapeError({
    place: model.name,
    role: "output",
    expected,
    received: output.shape,
    advice: "its own forward returned this: correct it, or its outputShape",
  });
};
