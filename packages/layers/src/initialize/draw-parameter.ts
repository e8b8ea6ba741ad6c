import { type Context, expectTensor, type Shape, ShapeError, sameShape, type Tensor } from "@gd/tensor";
import { placeInModel } from "../define/place-in-model.js";
import type { Initializer } from "./initializer.js";

/** A parameter's initial values, by an initializer that may be anybody's, from the stream of the parameter's name. */
export const drawParameter = <const S extends Shape>(
  context: Context,
  name: string,
  shape: S,
  initializer: Initializer,
): Tensor<S> => {
  const { ops, random } = context;
  const values = initializer(shape, random.stream(name), ops.dtype);
  const place = `${placeInModel(context, "a layer")}: the initial ${name}`;
  expectTensor(place, values, "An initializer returns one: (shape, random, dtype) => tensor.");
  if (sameShape(values.shape, shape)) return ops.from(values);
  throw new ShapeError({ place, role: "values", expected: shape, received: values.shape });
};
