import type { Layer, Shape } from "@gd/tensor";
import type { Activation } from "../define/define-activation.js";
import type { Unshaped } from "../define/unshaped.js";
import { LayerArgumentError } from "../layer-argument-error.js";

/** What `sequential`, `stack` and `parallel` compose. */
export type Stackable = Layer | Activation | Unshaped;

export const isLayer = (part: Stackable): part is Layer => !("at" in part);

/** A part's name inside of its model: `3 linear(64 → 10)`. */
export const label = ({ name }: Stackable, i: number): string => `${i} ${name}`;

/** The input's shape of the first part that has one. Throws LayerArgumentError, naming the composition, when none has. */
export const firstInputShape = (parts: readonly Stackable[], composition: string): Shape => {
  const first = parts.find(isLayer);
  if (first !== undefined) return first.inputShape;
  throw new LayerArgumentError(
    `${composition}(layers)`,
    "a layer that has a size",
    `[${parts.map(({ name }) => name).join(", ")}]`,
    "Begin with one, such as linear(64, 10), or give an activation a size: relu.at([64]).",
  );
};
