import { log } from "@gd/tensor";
import type { Encoding } from "./encode.js";
import { type GaussianProcess, gaussianProcess, type Scales } from "./gaussian-process.js";

/** Shares of the whole range over which values change. */
const LENGTHS = [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2];
const NOISES = [1e-6, 1e-4, 1e-2, 1e-1];
const PASSES = 2;

/**
 * The process whose scales are the most likely: each is chosen in turn from some, twice. Of lengths, about half of the range is
 * believed before anything is known, log-normal with a deviation of 1, which a few values would not tell.
 */
export const fitProcess = (
  points: readonly (readonly number[])[],
  values: readonly number[],
  encoding: Encoding,
): GaussianProcess => {
  let scales: Scales = { lengths: Array.from({ length: encoding.size }, () => 0.4), noise: 1e-4 };
  let best: { readonly process: GaussianProcess; readonly score: number } | undefined;
  const consider = (other: Scales): void => {
    const process = gaussianProcess(points, values, encoding, other);
    if (process === undefined) return;
    const score = process.likelihood + other.lengths.reduce((sum, length) => sum + belief(length), 0);
    if (best !== undefined && !(score > best.score)) return;
    best = { process, score };
    scales = other;
  };
  // The most noise makes any matrix positive definite.
  consider({ ...scales, noise: NOISES.at(-1)! });
  for (let pass = 0; pass < PASSES; pass++) {
    for (let i = 0; i < encoding.size; i++) {
      for (const length of LENGTHS) consider({ ...scales, lengths: scales.lengths.with(i, length) });
    }
    for (const noise of NOISES) consider({ ...scales, noise });
  }
  return best!.process;
};

const belief = (length: number): number => -0.5 * log(length / 0.5) * log(length / 0.5);
