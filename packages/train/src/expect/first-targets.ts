import type { AnyDataset } from "@gd/data";
import { type DType, expectTensor, type Tensor, waitFor } from "@gd/tensor";
import { expectExamples } from "./expect-examples.js";

/** The targets of the first examples of a dataset, at most so many, and one where they come with their inputs only. */
export function* firstTargets(
  place: string,
  data: AnyDataset,
  most: number,
  dtype: DType,
): Generator<unknown, Tensor, never> {
  const length = data.targets === undefined ? 1 : Math.min(data.size, most);
  const places = Uint32Array.from({ length }, (_, i) => i);
  const target = data.targets?.(places, dtype) ?? targetOf(place, yield* waitFor(data.examples(places, dtype)));
  expectTensor(`${place}, in its targets,`, target);
  return target;
}

const targetOf = (place: string, examples: unknown): Tensor => {
  expectExamples(place, examples);
  return examples.target;
};
