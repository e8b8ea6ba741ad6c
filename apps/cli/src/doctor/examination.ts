import { z } from "zod";

/** JSON has no NaN and no infinities: they are texts. */
export const number = z.union([z.number(), z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number)]);

const activation = z.object({
  name: z.string(),
  type: z.string(),
  units: number,
  dead: number,
  saturated: number,
  weightedSums: number,
});

const tensor = z.object({
  path: z.string(),
  fanIn: number,
  rank: number,
  value: number,
  gradient: number,
  isSymmetric: z.boolean(),
});

/** A look of the doctor at a training, as JSON has it. */
export const examination = z.object({
  step: number,
  loss: number,
  gradientNorm: number,
  stepCurvature: number.optional(),
  activations: z.array(activation).readonly(),
  tensors: z.array(tensor).readonly(),
});

/** The losses of an epoch, as JSON has them. Where there is no validation, JSON leaves it out. */
export const epochFigures = z
  .object({ epoch: number, training: number, validation: number.optional() })
  .transform(({ epoch, training, validation }) => ({ epoch, training, validation }));

/** What the doctor has noted of a training, as a checkpoint has it. */
export const notes = z.object({
  losses: z.array(number).readonly(),
  stepsPerLoss: number,
  epochs: z.array(epochFigures).readonly(),
  between: z.array(examination).readonly(),
});
