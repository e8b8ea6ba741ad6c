import type { Dataset } from "@gd/data";
import { type Batch, counting, hasElements, type Ops, type Parameters, type Shape, sizeOf } from "@gd/tensor";
import type { Decided } from "./decided.js";
import { contextOf, type TrainingSetup } from "./training-setup.js";

/** More elements of targets are not looked at beforehand, as it would take longer than a moment. */
const MOST = 10_000_000;

/**
 * Throws what the loss throws for targets that do not fit the model's output, and for those that make no sense, such as
 * a label that is no class: before training and not in the middle of it. Nothing is computed.
 */
export const expectTargets = <
  In extends Shape,
  Out extends Shape,
  Target extends Shape,
  P extends Parameters,
  S extends Parameters,
>(
  place: string,
  setup: Omit<TrainingSetup<In, Out, Target, P, S>, "optimizer">,
  data: Dataset<Decided<In>, Target>,
): void => {
  const context = contextOf(setup);
  const { dtype } = context.ops;
  const looked = data.targets === undefined ? 1 : Math.min(data.size, Math.ceil(MOST / sizeOf(data.targetShape)));
  const places = Uint32Array.from({ length: looked }, (_, i) => i);
  const target = data.targets?.(places, dtype) ?? data.examples(places, dtype).target;
  const shapesOnly = counting({ dtype }).ops;
  const inspect: Ops["inspect"] = (x, look) => {
    if (hasElements(x)) look(x);
  };
  const output: Batch<Out> = shapesOnly.fill([looked, ...setup.model.outputShape], 0);
  setup.loss.evaluate({ ...context, path: [place], ops: { ...shapesOnly, inspect } }, output, target);
};
