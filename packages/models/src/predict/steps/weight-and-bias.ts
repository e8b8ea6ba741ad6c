import type { Shape } from "@gd/tensor";
import type { InsideStep } from "./step.js";

/** A weight, and a bias if there is one, for each of its last axis. */
export const weightAndBias = <const S extends readonly [...Shape, number]>(
  { tensor }: InsideStep,
  shape: S,
  hasBias: boolean,
) => ({ weight: tensor("weight", shape), ...(hasBias && { bias: tensor("bias", [shape.at(-1) as number]) }) });
