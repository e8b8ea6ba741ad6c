import type { AnyDataset } from "@gd/data";
import { type DType, type Layer, sizeOf } from "@gd/tensor";
import type { AnyLoss } from "../fit.js";
import { firstTargets } from "./first-targets.js";

/** Beyond so many elements, targets are not all checked beforehand: it would take too long. */
const MOST = 10_000_000;

/**
 * Throws what the loss throws for invalid targets: better before training than in the middle of it. Returns whether all
 * targets are known to be valid.
 */
export function* expectTargets(
  place: string,
  { model, loss }: { readonly model: Layer; readonly loss: AnyLoss },
  data: AnyDataset,
  dtype: DType,
): Generator<unknown, boolean, never> {
  if (loss.expectTarget === undefined) return true;
  const target = yield* firstTargets(place, data, Math.ceil(MOST / sizeOf(data.targetShape)), dtype);
  const [count = 0] = target.shape;
  loss.expectTarget(`${place} › ${loss.name}`, target as never, [count, ...model.outputShape]);
  return count === data.size;
}
