import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TrainingPlan } from "@gd/recipe";
import { FileError } from "../files/file-error.js";

/** The file of a run that says what was learned of its data. */
export const PREPARATION = "preparation.json";

/** What was learned of data, and how many examples each part has. */
export const preparationOf = ({ features, target, rows }: TrainingPlan): string => {
  const counts = { training: rows.training.length, validation: rows.validation.length, test: rows.test.length };
  return `${JSON.stringify({ features, target, rows: counts })}\n`;
};

/** Throws a FileError where a run says that it began with something else: other rows would be trained with. */
export const expectAsPrepared = async (run: string, plan: TrainingPlan): Promise<void> => {
  const file = join(run, PREPARATION);
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before === undefined || before === preparationOf(plan)) return;
  throw new FileError(
    `${file}: the data are no longer what this run began with: bring them back, or begin another run`,
  );
};
