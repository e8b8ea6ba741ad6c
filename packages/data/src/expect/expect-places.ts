import { ArgumentError } from "@gd/tensor";
import { expectList } from "./expect-list.js";

/** Throws an ArgumentError that names the first wrong place unless a dataset of this size has an example at each. */
export function expectPlaces(place: string, places: unknown, size: number): asserts places is ArrayLike<number> {
  expectList(`${place}(places)`, places, "Pass the numbers of the examples, such as [0, 1].");
  for (let i = 0; i < places.length; i++) {
    const received = places[i];
    if (Number.isInteger(received) && (received as number) >= 0 && (received as number) < size) continue;
    const expected = size === 0 ? "no places" : `a whole number from 0 to ${size - 1}`;
    const advice = `The dataset has ${size} examples.`;
    throw new ArgumentError({ place: `${place}(places[${i}])`, expected, received, advice });
  }
}
