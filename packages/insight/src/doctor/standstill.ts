import { expectArgument } from "@gd/tensor";

/** A curve of losses that no longer falls, and whether it did before. */
export interface Standstill {
  /** Whether it learned, then stood still; otherwise it has stood still for most of the time. */
  readonly hasLearned: boolean;
  /** Means of the losses: over the second quarter of the steps, and over the last. */
  readonly middle: number;
  readonly end: number;
  /** By how much of `middle` the loss is lower in `end`. */
  readonly fall: number;
}

/** So many losses say where a curve is going. */
const ENOUGH = 40;
/** From the second quarter to the last, a loss that falls by a smaller share stands still. */
export const FLAT = 0.02;
/** A loss that has fallen by this share has learned something. It stands still when it falls so many times more slowly. */
const LEARNED = 0.1;
const SLOWER = 10;
const PARTS = 10;

/**
 * Whether a curve of losses, one for each step, stands still: it is flat from its second quarter to its last, or it has learned
 * and falls ten times more slowly in the last tenth of the steps than where it fell fastest. Undefined where it does not, and for
 * fewer than 40 losses, which do not say it, or losses that are not finite.
 *
 * ```ts
 * const stands = standstill(losses);
 * if (stands?.hasLearned) console.log("learns, then stands still");
 * ```
 */
export const standstill = (losses: readonly number[]): Standstill | undefined => {
  expectArgument(Array.isArray(losses) && losses.every((loss) => typeof loss === "number"), {
    place: "standstill(losses)",
    expected: "a list of numbers, one for each step",
    received: losses,
  });
  if (losses.length < ENOUGH) return undefined;
  const quarter = Math.floor(losses.length / 4);
  const [middle, end] = [mean(losses.slice(quarter, 2 * quarter)), mean(losses.slice(-quarter))];
  const fall = (middle - end) / middle;
  const hasLearned = learnsThenStands(losses);
  return hasLearned || Math.abs(fall) < FLAT ? { hasLearned, middle, end, fall } : undefined;
};

/** Compares how fast the loss falls, as a share of itself, from tenth to tenth of the steps. */
const learnsThenStands = (losses: readonly number[]): boolean => {
  const tenth = (part: number): number => Math.floor((part * losses.length) / PARTS);
  const means = Array.from({ length: PARTS }, (_, part) => mean(losses.slice(tenth(part), tenth(part + 1))));
  const falls = means.slice(1).map((after, part) => 1 - after / means[part]!);
  const [first, last] = [means[0]!, means.at(-1)!];
  return last < (1 - LEARNED) * first && falls.at(-1)! < Math.max(...falls) / SLOWER;
};

const mean = (losses: readonly number[]): number => losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
