import type { Dataset, Examples } from "@gd/data";
import { type DType, expectTensor, type Layer, sizeOf, type Tensor } from "@gd/tensor";
import type { AnyLoss } from "../fit.js";
import { expectExamples } from "./expect-examples.js";

/** Beyond so many elements, targets are not all checked beforehand: it would take too long. */
const MOST = 10_000_000;

/**
 * Throws what the loss throws for invalid targets: better before training than in the middle of it. Returns whether all
 * targets are known to be valid.
 */
export const expectTargets = (
  place: string,
  { model, loss }: { readonly model: Layer; readonly loss: AnyLoss },
  data: Dataset,
  dtype: DType,
): boolean => {
  if (loss.expectTarget === undefined) return true;
  const count = data.targets === undefined ? 1 : Math.min(data.size, Math.ceil(MOST / sizeOf(data.targetShape)));
  const places = Uint32Array.from({ length: count }, (_, i) => i);
  const target = data.targets?.(places, dtype) ?? targetOf(place, data.examples(places, dtype));
  expectTensor(`${place}, in its targets,`, target);
  loss.expectTarget(`${place} › ${loss.name}`, target as never, [count, ...model.outputShape]);
  return count === data.size;
};

const targetOf = (place: string, examples: Examples): Tensor => {
  expectExamples(place, examples);
  return examples.target;
};
