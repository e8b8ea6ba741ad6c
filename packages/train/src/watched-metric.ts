import type { MetricResult } from "./metric-for.js";
import { TrainingArgumentError } from "./training-argument-error.js";

/** The names of what can be watched from epoch to epoch: the loss of the validation, and the metrics that are numbers. */
export type WatchedMetric<M> =
  | "loss"
  | (string & { [Name in keyof M]: MetricResult<M[Name]> extends number ? Name : never }[keyof M]);

/** What watches a validation from epoch to epoch. */
interface Watch {
  readonly metric?: string;
}

/** Throws TrainingArgumentError unless there are examples to validate with, and the watched metric is one that is taken. */
export const expectWatched = (
  watches: Readonly<Record<string, Watch | undefined>>,
  { validation, metrics = {} }: { readonly validation?: object; readonly metrics?: object | undefined },
): void => {
  for (const [option, watch] of Object.entries(watches)) {
    if (watch === undefined) continue;
    if (validation === undefined) {
      const advice = "It watches the validation: split some examples off the data.";
      throw new TrainingArgumentError(`train(${option})`, "examples to validate", validation, advice);
    }
    const names = ["loss", ...Object.keys(metrics)];
    const { metric = "loss" } = watch;
    if (names.includes(metric)) continue;
    const advice = `There is ${names.join(", ")}.`;
    throw new TrainingArgumentError(`train(${option}.metric)`, "loss or the name of a metric", metric, advice);
  }
};

/** The number of that name in a validation. */
export const watchedNumber = (place: string, metric: string, validation: object): number => {
  const value: unknown = Reflect.get(validation, metric);
  if (typeof value === "number") return value;
  const names = Object.keys(validation).filter((name) => typeof Reflect.get(validation, name) === "number");
  throw new TrainingArgumentError(place, "a metric that is a number", metric, `There is ${names.join(", ")}.`);
};
