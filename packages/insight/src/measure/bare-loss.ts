import type { AnyDataset } from "@gd/data";
import { evaluate, type ModelState } from "@gd/train";
import type { AnySetup } from "./any-setup.js";

/** The loss of a state over examples, in evaluation, without the penalty of a regularization. */
export const bareLoss = async (
  { model, loss, interpreter, seed }: Pick<AnySetup, "model" | "loss" | "interpreter" | "seed">,
  state: ModelState,
  data: AnyDataset,
): Promise<number> => (await evaluate({ model, loss, interpreter, seed }, state, data)).loss;
