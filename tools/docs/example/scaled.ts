/**
 * What the tests of the plugins read: a module with two mistakes.
 *
 * @module example
 */

/** Options of `scaled`. */
export interface ScaledOptions {
  /** The factor. */
  readonly gain: number;
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

/** Mentions a type that is not exported. */
export const reveal = (): Hidden => ({ value: 1 });

export const undocumented = 1;
