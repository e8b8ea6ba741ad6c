import { placeOf } from "./place-of.js";
import type { Point, Space } from "./space.js";

/** A point as a place in [0, 1]ᵈ; undefined for a parameter that does not count. */
export const placesOf = (space: Space, point: Point): readonly (number | undefined)[] =>
  Object.entries(space).map(([name, parameter]) => {
    const value = point[name];
    return value === undefined ? undefined : placeOf(parameter, value);
  });
