import type { Elements } from "../../dtype.js";
import { threefry } from "../../random/threefry.js";

/** Writes elements 2i and 2i + 1: the upper 24 bits of the two words of block (i, step). */
export const drawUniform = (y: Elements, key: readonly [number, number], step: Elements): void => {
  const words = new Uint32Array(2);
  const counter = step[0]! + step[1]! * 2 ** 16;
  for (let i = 0; i < y.length; i += 2) {
    threefry(key, i / 2, counter, words);
    y[i] = (words[0]! >>> 8) * 2 ** -24;
    if (i + 1 < y.length) y[i + 1] = (words[1]! >>> 8) * 2 ** -24;
  }
};
