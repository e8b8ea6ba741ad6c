/** A value of a parameter, as JSON has it. */
export type Value = number | string | boolean | null | readonly Value[];

/** When a parameter counts: where others have one of these values. */
export interface Conditional {
  /** `{ model: ["dense"] }`: it is left out of points in which `model` is anything else. Default: it always counts. */
  readonly when?: Readonly<Record<string, readonly Value[]>>;
}

/** A number from `low` to `high`; with `log-uniform`, its logarithm is uniform. */
export interface RealParameter extends Conditional {
  readonly type: "uniform" | "log-uniform";
  readonly low: number;
  readonly high: number;
}

/** A whole number from `low` to `high`, both included. */
export interface IntegerParameter extends Conditional {
  readonly type: "integer";
  readonly low: number;
  readonly high: number;
  /** `log`: small ones as likely as large ones, by their logarithm. Default: `linear`. */
  readonly scale?: "linear" | "log";
}

/** One of some values, which have no order. */
export interface ChoiceParameter extends Conditional {
  readonly type: "choice";
  readonly values: readonly Value[];
}

/** What is known of a parameter before any trial. */
export type Parameter = RealParameter | IntegerParameter | ChoiceParameter;

/** Parameters by name. One that depends on others comes after them. */
export type Space = Readonly<Record<string, Parameter>>;

/** Values by the names of their parameters; without those that do not count. */
export type Point = Readonly<Record<string, Value>>;
