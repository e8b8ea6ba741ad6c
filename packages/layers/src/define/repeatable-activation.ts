import type { Description } from "@gd/tensor";
import { type Activation, type ActivationForward, defineActivation } from "./define-activation.js";

/** An activation of this package: its operations are the same in every step. One with options has them in its description. */
export const repeatableActivation = (
  part: string | { readonly name: string; readonly description: Description },
  forward: ActivationForward,
): Activation => {
  const { name, description } = typeof part === "string" ? { name: part, description: { type: part } } : part;
  return defineActivation(name, forward, { repeatable: true, description });
};
