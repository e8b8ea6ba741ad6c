import { type Batch, fromElements, type Layer, type Parameters, randomStreams, type Shape, sizeOf } from "@gd/tensor";

/** A batch for a model: numbers around 0, or labels from 0 to 4. */
export const inputOf = <In extends Shape, P extends Parameters, S extends Parameters>(
  model: Layer<In, Shape, P, S>,
  batch: number,
): Batch<In> => {
  const shape: readonly [number, ...In] = [batch, ...model.inputShape];
  const random = randomStreams(3).stream("input");
  const isLabels = JSON.stringify(model.description).includes("embedding");
  const elements = Array.from({ length: sizeOf(shape) }, () =>
    isLabels ? random.integer(5) : 2 * random.standardNormal(),
  );
  return fromElements(Float32Array.from(elements), shape);
};
