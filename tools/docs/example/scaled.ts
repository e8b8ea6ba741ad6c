/**
 * What the tests of the plugins read: a module with three mistakes.
 *
 * @module example
 */

/** Options of `scaled`. */
export interface ScaledOptions {
  /** The factor. */
  readonly gain: number;
}

/** Computes a number from a number. */
export type Unary = (x: number) => number;

/** Functions by name. */
export const table = {
  /** x² */
  square: (x: number) => x * x,
  cube: (x: number) => x * x * x,
};

/** The functions of a table. */
export type Functions = { readonly [Name in keyof typeof table]: Unary };

/** Functions, with the comments of the table. */
export interface Arithmetic extends Functions {
  readonly digits: number;
}

/** A gain that makes no sense. */
export class GainError extends RangeError {}

/**
 * A multiple of x, as `ScaledOptions` say and `nobody` else: y = gain * x * 1.
 *
 * Throws  GainError when the gain is 0
 */
export const scaled = (x: number, { gain }: ScaledOptions): number => {
  if (gain === 0) throw new GainError();
  return gain * x;
};

interface Hidden {
  readonly value: number;
}

interface Intended {
  readonly value: number;
}

/** Mentions a type that is not exported. */
export const reveal = (): Hidden => ({ value: 1 });

/** Mentions a type that is intentionally not exported. */
export const conceal = (): Intended => ({ value: 1 });

export const undocumented = 1;
