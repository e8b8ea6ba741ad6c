import { type Interpreter, type Layer, leaves, type Parameters } from "@gd/tensor";
import { tensorsLike } from "../step/tensors-like.js";
import { contextOf, type ModelSetup } from "../training-setup.js";

/** Throws unless statistics are those of the model: with fresh ones in their place, its answers would be others. */
export const expectStatistics = <M extends Layer, I extends Interpreter>(
  place: string,
  setup: ModelSetup<M, I>,
  statistics: Parameters,
): void => {
  const wanted = setup.model.initializeStatistics(contextOf(setup));
  if (leaves(wanted).length > 0) tensorsLike(wanted, statistics, `${place}, in the statistics,`);
};
