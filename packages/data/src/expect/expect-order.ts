import { ArgumentError, expectFunction, type RandomStream } from "@gd/tensor";
import type { AnyDataset } from "../dataset/dataset.js";

/** The order that a dataset has by itself. Throws an ArgumentError unless each of its examples comes in it once. */
export const expectOrder = (place: string, source: AnyDataset, random: RandomStream): Uint32Array => {
  expectFunction(place, source.order, "It answers with the places of all examples, as blockOrder does.");
  const { size } = source;
  const places: unknown = source.order(random);
  const refuse = (expected: string, received: unknown): never => {
    throw new ArgumentError({ place: `${place}, in what it returns,`, expected, received });
  };
  if (!(places instanceof Uint32Array)) return refuse("a Uint32Array", places);
  if (places.length !== size) return refuse(`the places of all ${size} examples`, places.length);
  const seen = new Uint8Array(size);
  for (const example of places) {
    if (example >= size) return refuse(`places from 0 to ${size - 1}`, example);
    if (seen[example] === 1) return refuse("each place once", example);
    seen[example] = 1;
  }
  return places;
};
