import { type Activation, type ActivationForward, defineActivation } from "./define-activation.js";

/** An activation whose operations are the same in every step, as those of this package are. */
export const repeatableActivation = (name: string, forward: ActivationForward): Activation =>
  defineActivation(name, forward, { repeatable: true });
