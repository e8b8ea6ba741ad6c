import { createContext, fromElements, type Layer, mapLeaves, type Parameters, type Shape, sizeOf } from "@gd/tensor";

/** The parameters of a model, from an array that has them one after the other. */
export const parametersOf = <P extends Parameters>(
  model: Pick<Layer<Shape, Shape, P>, "initialize">,
  elements: Float32Array,
): P => {
  let start = 0;
  return mapLeaves(model.initialize(createContext()), ({ shape }) => {
    const part = elements.subarray(start, start + sizeOf(shape));
    start += part.length;
    return fromElements(part, shape);
  });
};
