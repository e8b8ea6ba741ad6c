import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Parameter, Point, Value } from "@gd/sweep";
import { cannotWrite } from "../../files/cannot-write.js";
import { createEventFile } from "../../tensorboard/event-file.js";
import type { Hparam, HparamValue } from "../../tensorboard/hparams-event.js";
import { UsageError } from "../../usage-error.js";
import { namedValues } from "../ended-event.js";
import { valueInWords } from "../point-in-words.js";
import type { SweepData } from "./sweep-data.js";

/**
 * Writes a sweep for TensorBoard: a folder for each trial with its curve, its values and its hyperparameters, and beside them which
 * there are, for the tab HParams.
 *
 * Throws  UsageError where the folder has something: TensorBoard would show both
 */
export const writeSweepEvents = async (folder: string, { config, rows }: SweepData): Promise<void> => {
  const before = await readdir(folder).catch(() => []);
  if (before.length > 0) throw new UsageError(`--tensorboard ${folder}: this folder has files already: name another`);
  const space = Object.entries(config.space);
  await makeFolder(folder);
  createEventFile(folder).hparams({
    type: "experiment",
    hparams: space.map(([name, parameter]) => hparamOf(name, parameter)),
    metrics: config.objectives,
  });
  for (const { trial } of rows) {
    const session = join(folder, `trial-${trial.number}`);
    await makeFolder(session);
    const { scalars, hparams } = createEventFile(session);
    hparams({ type: "start", hparams: valuesOf(trial.point, config.space) });
    for (const [i, loss] of trial.curve.entries()) scalars(i + 1, { "validation loss after each epoch": loss });
    if (trial.values.length > 0) scalars(trial.curve.length, namedValues(trial.values, config));
    hparams({ type: "end", failed: trial.status === "failed" });
  }
};

const makeFolder = (folder: string): Promise<unknown> =>
  mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw cannotWrite(folder, cause);
  });

const hparamOf = (name: string, parameter: Parameter): Hparam => ({
  name,
  values: parameter.type === "choice" ? parameter.values.map((value) => scalarOf(value, parameter)) : parameter,
});

const valuesOf = (point: Point, space: SweepData["config"]["space"]): Readonly<Record<string, HparamValue>> =>
  Object.fromEntries(Object.entries(point).map(([name, value]) => [name, scalarOf(value, space[name])]));

/** Values of one kind as they are; others, as lists, in words. */
const scalarOf = (value: Value, parameter: Parameter | undefined): HparamValue => {
  const kinds = new Set(parameter?.type === "choice" ? parameter.values.map((other) => typeof other) : ["number"]);
  const isScalar = typeof value === "number" || typeof value === "string" || typeof value === "boolean";
  return isScalar && kinds.size === 1 ? value : valueInWords(value);
};
