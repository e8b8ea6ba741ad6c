import type { Elements } from "../../dtype.js";
import { threefry } from "../../random/threefry.js";

/** Writes elements 2i and 2i + 1: the upper 24 bits of the two words of block (i, step); NaN where the step is none. */
export const drawUniform = (y: Elements, key: readonly [number, number], step: Elements): void => {
  const [low = Number.NaN, high = Number.NaN] = step;
  if (!isHalf(low) || !isHalf(high)) {
    y.fill(Number.NaN);
    return;
  }
  const words = new Uint32Array(2);
  const counter = low + high * HALF;
  for (let i = 0; i < y.length; i += 2) {
    threefry(key, i / 2, counter, words);
    y[i] = (words[0]! >>> 8) * 2 ** -24;
    if (i + 1 < y.length) y[i + 1] = (words[1]! >>> 8) * 2 ** -24;
  }
};

const HALF = 2 ** 16;

/** Whether a number is one of 16 bits. */
const isHalf = (x: number): boolean => Number.isInteger(x) && x >= 0 && x < HALF;
