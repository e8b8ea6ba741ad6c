import type { Point } from "../space/space.js";

/** A trial that has ended, as samplers see it. */
export interface KnownTrial {
  readonly point: Point;
  /** What is to be small; +∞ for a trial that failed. */
  readonly values: readonly number[];
}

/** What a proposal is made of, beside the space and the seed. */
export interface Knowledge {
  /** Trials that have ended. */
  readonly known: readonly KnownTrial[];
  /** Points that have been proposed, and whose results are not known yet. */
  readonly pending: readonly Point[];
}

/** Proposes points. */
export interface Sampler {
  /** Whether proposals depend on results of earlier trials. */
  readonly learns: boolean;
  /** The point of a trial: a function of its number and of what is known alone. Undefined where there are no more. */
  readonly propose: (trial: number, knowledge: Knowledge) => Point | undefined;
}
