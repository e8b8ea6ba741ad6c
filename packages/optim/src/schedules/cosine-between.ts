import { cos } from "@gd/tensor";

/** From one value to another along half a cosine wave, slowly at both ends; `share` goes from 0 to 1. */
export const cosineBetween = (from: number, to: number, share: number): number =>
  to + ((from - to) * (1 + cos(Math.PI * share))) / 2;
