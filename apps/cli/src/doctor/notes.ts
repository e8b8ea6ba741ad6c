import { z } from "zod";
import { examination } from "./examination.js";
import { jsonNumber } from "./json-number.js";

/** The losses of an epoch, as JSON has them. Where there is no validation, JSON leaves it out. */
export const epochFigures = z
  .object({ epoch: jsonNumber, training: jsonNumber, validation: jsonNumber.optional() })
  .transform(({ epoch, training, validation }) => ({ epoch, training, validation }));

/** What the doctor has noted of a training, as a checkpoint has it. */
export const notes = z.object({
  losses: z.array(jsonNumber).readonly(),
  stepsPerLoss: jsonNumber,
  epochs: z.array(epochFigures).readonly(),
  between: z.array(examination).readonly(),
});
