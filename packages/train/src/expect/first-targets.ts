import type { Dataset } from "@gd/data";
import { type DType, expectTensor, type Tensor } from "@gd/tensor";
import { expectExamples } from "./expect-examples.js";

/** The targets of the first examples of a dataset, at most so many, and one where they come with their inputs only. */
export const firstTargets = (place: string, data: Dataset, most: number, dtype: DType): Tensor => {
  const length = data.targets === undefined ? 1 : Math.min(data.size, most);
  const places = Uint32Array.from({ length }, (_, i) => i);
  const target = data.targets?.(places, dtype) ?? targetOf(place, data.examples(places, dtype));
  expectTensor(`${place}, in its targets,`, target);
  return target;
};

const targetOf = (place: string, examples: unknown): Tensor => {
  expectExamples(place, examples);
  return examples.target;
};
