import type { ClassTarget, NumberTarget, Target } from "@gd/tables";

/** The answer for a row, of a model of classes. */
export interface ClassAnswer {
  /** The class of the largest probability. */
  readonly class: string;
  /** The probability of each class, by its name: they add up to 1. */
  readonly probabilities: Readonly<Record<string, number>>;
  readonly value?: undefined;
  readonly outputs?: undefined;
}

/** The answer for a row, of a model of a number. */
export interface NumberAnswer {
  /** In its own units. */
  readonly value: number;
  readonly class?: undefined;
  readonly probabilities?: undefined;
  readonly outputs?: undefined;
}

/** The answer for a row, of a model that does not say what its outputs mean. */
export interface OutputAnswer {
  /** The model's outputs, in row-major order. */
  readonly outputs: readonly number[];
  readonly class?: undefined;
  readonly probabilities?: undefined;
  readonly value?: undefined;
}

/** The answer for a row, by what the outputs of the model mean. */
export type ModelAnswer<T extends Target | undefined = Target | undefined> = T extends ClassTarget
  ? ClassAnswer
  : T extends NumberTarget
    ? NumberAnswer
    : OutputAnswer;
