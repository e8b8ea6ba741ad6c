import type { SafetensorsArray } from "@gd/safetensors";
import type { Shape, Tensor } from "@gd/tensor";
import { ModelError } from "../model-error.js";
import { wrongElement } from "./wrong-element.js";

/** A tensor of an array of a file, if its elements are those of weights. */
export const weightsOf = <const S extends Shape>(
  { dtype, data }: SafetensorsArray,
  shape: S,
  place: string,
): Tensor<S> => {
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new ModelError({ place, problem: `has elements of type ${dtype}, and no weights` });
  }
  const wrong = wrongElement(data);
  if (wrong === undefined) {
    return { shape, dtype: data instanceof Float32Array ? "float32" : "float64", data, transposed: false };
  }
  throw new ModelError({ place, problem: `is ${wrong.value} at element ${wrong.index}` });
};
