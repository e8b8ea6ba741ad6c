import type { TrainConfig } from "../train/train-config.js";

/** How a file with a table is read, where looking at it does not say. */
export type Reading = Pick<TrainConfig, "separator" | "decimal" | "encoding" | "header">;

/** The part of a configuration that is about reading. */
export const readingOf = ({ separator, decimal, encoding, header }: Reading) => ({
  ...(separator === undefined ? {} : { separator }),
  ...(decimal === undefined ? {} : { decimal }),
  ...(encoding === undefined ? {} : { encoding }),
  ...(header === undefined ? {} : { header }),
});

/**
 * How the table that a model was trained on was read, as its file has it, and as options say otherwise: new rows most often
 * come in the same format.
 */
export const readingFor = (training: unknown, options: Reading): Reading => ({
  ...readingOf(Object(Object(training).config)),
  ...readingOf(options),
});
