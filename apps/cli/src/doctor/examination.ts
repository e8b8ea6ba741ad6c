import { z } from "zod";
import { jsonNumber } from "./json-number.js";

const activation = z.object({
  name: z.string(),
  type: z.string(),
  units: jsonNumber,
  dead: jsonNumber,
  saturated: jsonNumber,
  weightedSums: jsonNumber,
});

const tensor = z.object({
  path: z.string(),
  fanIn: jsonNumber,
  rank: jsonNumber,
  value: jsonNumber,
  gradient: jsonNumber,
  isSymmetric: z.boolean(),
});

/** A look of the doctor at a training, as JSON has it. */
export const examination = z.object({
  step: jsonNumber,
  loss: jsonNumber,
  gradientNorm: jsonNumber,
  stepCurvature: jsonNumber.optional(),
  activations: z.array(activation).readonly(),
  tensors: z.array(tensor).readonly(),
});
