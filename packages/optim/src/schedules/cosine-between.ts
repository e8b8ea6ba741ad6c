import { cos } from "@gd/tensor";

/** Goes from one value to another as half a wave of the cosine does, slowly at both ends; `share` is 0 to 1 of the way. */
export const cosineBetween = (from: number, to: number, share: number): number =>
  to + ((from - to) * (1 + cos(Math.PI * share))) / 2;
