import type { Goal } from "@gd/losses";
import { ArgumentError, expectOneOf } from "@gd/tensor";
import type { MetricResult } from "../evaluate/metric-for.js";

/** The names of what can be watched: the loss of the validation, and the metrics that are numbers. */
export type WatchedMetric<M> =
  | "loss"
  | (string & { [Name in keyof M]: MetricResult<M[Name]> extends number ? Name : never }[keyof M]);

/** What an option says about the metric that it watches. */
interface Watch {
  readonly metric?: string | undefined;
  readonly goal?: Goal | undefined;
}

/** A metric of the validation that is watched. */
export interface WatchedValue {
  /** Its name, or `loss`. */
  readonly metric: string;
  /** Whether it should fall or rise. */
  readonly goal: Goal;
  /** Its value after an epoch. */
  of(validation: object): number;
  /** The error for a value that there never was. */
  never(received: number): ArgumentError;
}

/**
 * The metric that an option of `train` watches. A loss should fall, and a metric that says where it should go is taken at its
 * word; for another one the option has to say it, and may not contradict.
 */
export const watchedValue = (
  option: "earlyStopping" | "onPlateau",
  { metric = "loss", goal }: Watch,
  { validation, metrics = {} }: { readonly validation?: object | undefined; readonly metrics?: object | undefined },
): WatchedValue => {
  const place = `train(${option}.metric)`;
  if (validation === undefined) {
    throw new ArgumentError({
      place: `train(${option})`,
      expected: "examples in `validation`",
      received: validation,
      advice: "It watches the validation: split some examples off the data.",
    });
  }
  expectOneOf(place, metric, ["loss", ...Object.keys(metrics)]);
  return {
    metric,
    goal: goalOf(option, metric, goal, metric === "loss" ? "minimum" : ownGoal(Reflect.get(metrics, metric))),
    of(validation) {
      const value: unknown = Reflect.get(validation, metric);
      if (typeof value === "number") return value;
      const names = Object.keys(validation).filter((name) => typeof Reflect.get(validation, name) === "number");
      const advice = `There is ${names.join(", ")}.`;
      throw new ArgumentError({ place, expected: "a metric that is a number", received: metric, advice });
    },
    never: (received) =>
      new ArgumentError({
        place: `${place}, which is ${metric},`,
        expected: "a finite value after at least one epoch",
        received,
        advice:
          metric === "loss" || !Number.isNaN(received)
            ? "Look for an overflow in the model, or lower the learning rate."
            : "A metric may have no value for some examples: rocAuc is NaN for those of a single class.",
      }),
  };
};

/** Where a metric says that it should go; a loss should fall. */
const ownGoal = (metric: object): Goal | undefined => {
  if ("evaluate" in metric) return "minimum";
  return "goal" in metric ? (metric.goal as Goal | undefined) : undefined;
};

const goalOf = (option: string, metric: string, given: Goal | undefined, own: Goal | undefined): Goal => {
  const place = `train(${option}.goal), for ${metric},`;
  if (given === undefined && own === undefined) {
    const example = option === "onPlateau" ? 'reduceOnPlateau({ goal: "maximum" })' : '{ goal: "maximum" }';
    throw new ArgumentError({
      place,
      expected: '"minimum" or "maximum"',
      received: given,
      advice: `Say whether ${metric} should fall or rise: ${example} if it should rise.`,
    });
  }
  if (given !== undefined) expectOneOf(place, given, ["minimum", "maximum"]);
  if (given !== undefined && own !== undefined && given !== own) {
    const advice = `It is known of ${metric}: leave goal out.`;
    throw new ArgumentError({ place, expected: JSON.stringify(own), received: given, advice });
  }
  return (given ?? own)!;
};
