import { ArgumentError } from "@gd/tensor";

/** Throws an ArgumentError that names the first wrong place unless a dataset of this size has an example at each. */
export const expectPlaces = (place: string, places: ArrayLike<number>, size: number): void => {
  for (let i = 0; i < places.length; i++) {
    const received = places[i]!;
    if (Number.isInteger(received) && received >= 0 && received < size) continue;
    const expected = size === 0 ? "no places" : `a whole number from 0 to ${size - 1}`;
    const advice = `The dataset has ${size} examples.`;
    throw new ArgumentError({ place: `${place}(places[${i}])`, expected, received, advice });
  }
};
