import { fromElements, leaves, mapLeaves, type Parameters } from "@gd/tensor";
import type { Learned } from "./carry-over.js";

/** All numbers of a network, weights and biases before what it has gathered. */
export const numbersOf = ({ parameters, statistics }: Learned): Float32Array =>
  Float32Array.from([parameters, statistics].flatMap((trees) => leaves(trees).flatMap(([, { data }]) => [...data])));

/** A network with these numbers; undefined where they are not as many as it has. */
export const withNumbers = (learned: Learned, numbers: Float32Array): Learned | undefined => {
  if (numbers.length !== numbersOf(learned).length) return undefined;
  let next = 0;
  const filled = (trees: readonly Parameters[]): readonly Parameters[] =>
    mapLeaves(trees, ({ data, shape }) => {
      const part = numbers.slice(next, next + data.length);
      next += data.length;
      return fromElements(part, shape);
    });
  return { parameters: filled(learned.parameters), statistics: filled(learned.statistics) };
};
