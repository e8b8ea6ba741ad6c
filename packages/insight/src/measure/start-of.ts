import { expectSize } from "@gd/tensor";
import { type TrainingState, train } from "@gd/train";
import type { AnyOptions } from "./any-setup.js";

/** The state before the first step. Throws what `train` throws for options that make no sense. */
export const startOf = async (place: string, options: AnyOptions): Promise<TrainingState> => {
  const { epochs } = Object(options);
  if (epochs !== undefined) expectSize(`${place}(epochs)`, epochs, 0);
  for await (const event of train(Object(options) === options ? { ...options, epochs: 0 } : options)) {
    if (event.type === "end") return event.state;
  }
  throw new Error("A training of no epochs ends.");
};
