import type { SafetensorsArray } from "@gd/safetensors";
import { fromElements, type Shape, type Tensor } from "@gd/tensor";
import { ModelError } from "../model-error.js";
import { wrongElement } from "./wrong-element.js";

/** A tensor of an array of a file, if its elements are those of weights. */
export const weightsOf = ({ dtype, data }: SafetensorsArray, shape: Shape, place: string): Tensor => {
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new ModelError({ place, problem: `has elements of type ${dtype}, and no weights` });
  }
  const tensor = fromElements(data, shape);
  const wrong = wrongElement(tensor);
  if (wrong === undefined) return tensor;
  throw new ModelError({ place, problem: `is ${wrong.value} at element ${wrong.index}` });
};
