import type { Examples } from "@gd/data";
import { momentsOf } from "./moments.js";
import { neighboursOf, squaredDistance } from "./neighbours.js";
import { rowsOf } from "./sample.js";

/**
 * By how many standard errors the targets of nearest neighbours differ less than those of pairs at random: the difference of two
 * means over all examples, of ‖tᵢ − tₙ₍ᵢ₎‖² for the nearest neighbour n(i) and for another example.
 */
export const nearestAgreement = (examples: Examples): number => {
  const targets = rowsOf(examples.target);
  const isLabel = examples.target.shape.length === 1;
  const difference = (i: number, j: number): number => {
    const [a, b] = [targets[i]!, targets[j]!];
    return isLabel ? Number(a[0] !== b[0]) : squaredDistance(a, b);
  };
  const n = targets.length;
  const nearest = momentsOf(neighboursOf(examples, 1).map(([j = 0], i) => difference(i, j)));
  // Each example beside the one half a list away: pairs that say nothing of neighbours.
  const random = momentsOf(targets.map((_, i) => difference(i, (i + Math.floor(n / 2)) % n)));
  const error = Math.sqrt((random.deviation ** 2 + nearest.deviation ** 2) / n);
  return error === 0 ? 0 : (random.mean - nearest.mean) / error;
};
