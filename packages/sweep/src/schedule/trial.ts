import type { Stop } from "../pruners/stop.js";
import type { Point } from "../space/space.js";

/** A part of a trial that can be run now: by itself, anywhere, any number of times, with the same outcome. */
export interface Job {
  /** Which it is among all of the sweep: `12`, or `12.1` for the second part of a trial that comes in parts. */
  readonly key: string;
  readonly trial: number;
  readonly point: Point;
  /** So many epochs are trained at most, counted from the trial's beginning. Default: all. */
  readonly until?: number;
  /** Where it ends early. */
  readonly stops: readonly Stop[];
}

/** How a job ended. */
export interface Outcome {
  /** `paused`: it came to `until`, and could go on; `pruned`: at one of the stops; `failed`: it has no value. */
  readonly status: "completed" | "paused" | "pruned" | "failed";
  /** What is to be small, each objective in its place; none of a trial that failed. */
  readonly values: readonly number[];
  /** The first objective after each epoch, from the trial's beginning. */
  readonly curve: readonly number[];
  /** Why it failed. */
  readonly reason?: string;
}

/** A trial of a sweep, as far as it has come. */
export interface Trial {
  readonly number: number;
  readonly point: Point;
  readonly status: "running" | "completed" | "pruned" | "failed";
  readonly values: readonly number[];
  readonly curve: readonly number[];
}
