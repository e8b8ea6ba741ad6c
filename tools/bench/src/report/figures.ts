import type { Measurement } from "../measure.ts";
import { median, quantile } from "../statistics.ts";
import { type Result, titleOf } from "./tables.ts";

/** Seconds a step, over the rounds. */
export interface Times {
  readonly median: number;
  readonly quartiles: readonly [number, number];
}

/** The times of a run: of each workload by its title, and of each contestant by its name. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Times>>>>;

/** results.json, which later runs are compared with. */
export const figuresOf = (results: readonly Result[]): Figures =>
  Object.fromEntries(
    results.map(({ workload, measurements }) => [
      titleOf(workload),
      Object.fromEntries(
        measurements
          .filter(({ seconds, failed }) => seconds.length > 0 && failed === undefined)
          .map((measurement) => [measurement.contestant.name, timesOf(measurement)]),
      ),
    ]),
  );

const timesOf = ({ seconds, timedSteps }: Measurement): Times => {
  const times = seconds.map((time) => time / timedSteps);
  return { median: median(times), quartiles: [quantile(times, 0.25), quantile(times, 0.75)] };
};
