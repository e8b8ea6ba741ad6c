import { DataError } from "../data-error.js";

/** Throws a DataError, which says the first wrong place, when a dataset of this size has no example at one of them. */
export function requirePlaces(place: string, places: ArrayLike<number>, size: number): void {
  for (let i = 0; i < places.length; i++) {
    const example = places[i]!;
    if (Number.isInteger(example) && example >= 0 && example < size) continue;
    const expected = size === 0 ? "no places" : `an integer from 0 to ${size - 1}`;
    throw new DataError(place, `places[${i}]`, expected, example, `the dataset has ${size} examples`);
  }
}
