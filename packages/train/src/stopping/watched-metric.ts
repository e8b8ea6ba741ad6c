import { ArgumentError, expectOneOf } from "@gd/tensor";
import type { MetricResult } from "../evaluate/metric-for.js";

/** The names of what can be watched: the loss of the validation, and the metrics that are numbers. */
export type WatchedMetric<M> =
  | "loss"
  | (string & { [Name in keyof M]: MetricResult<M[Name]> extends number ? Name : never }[keyof M]);

/** An option that watches the validation. */
interface Watch {
  readonly metric?: string | undefined;
}

/** Throws an ArgumentError unless there are examples to validate with, and the watched metric is one of the metrics. */
export const expectWatched = (
  watches: Readonly<Record<string, Watch | undefined>>,
  { validation, metrics = {} }: { readonly validation?: object | undefined; readonly metrics?: object | undefined },
): void => {
  for (const [option, watch] of Object.entries(watches)) {
    if (watch === undefined) continue;
    if (validation === undefined) {
      throw new ArgumentError({
        place: `train(${option})`,
        expected: "examples in `validation`",
        received: validation,
        advice: "It watches the validation: split some examples off the data.",
      });
    }
    const names = ["loss", ...Object.keys(metrics)];
    const { metric = "loss" } = watch;
    expectOneOf(`train(${option}.metric)`, metric, names);
  }
};

/** The watched number of a validation. */
export const watchedNumber = (place: string, metric: string, validation: object): number => {
  const value: unknown = Reflect.get(validation, metric);
  if (typeof value === "number") return value;
  const names = Object.keys(validation).filter((name) => typeof Reflect.get(validation, name) === "number");
  const advice = `There is ${names.join(", ")}.`;
  throw new ArgumentError({ place, expected: "a metric that is a number", received: metric, advice });
};
