import { expectContext } from "../expect/expect-parts.js";
import { expectSizes } from "../expect/expect-sizes.js";
import { isShape, type Shape } from "../shape.js";
import type { Tensor } from "../tensor.js";
import type { Context } from "./context.js";

/**
 * Random numbers in [0, 1) that differ from step to step of training: the same for the same seed, path, name and step,
 * in either precision.
 */
export const drawUniform = <const S extends Shape>(context: Context, name: string, shape: S): Tensor<S> => {
  expectContext("drawUniform(context)", context);
  if (!isShape(shape)) expectSizes("drawUniform(shape)", shape, 0);
  const { ops, random, step } = context;
  return ops.uniform(shape, random.key(name), step ?? ops.fill([2], 0));
};
