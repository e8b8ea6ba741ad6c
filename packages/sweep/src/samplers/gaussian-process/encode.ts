import { placesOf } from "../../space/places-of.js";
import type { Point, Space } from "../../space/space.js";

/** Coordinates of a point, of which each belongs to a parameter. */
export interface Encoding {
  /** To which parameter each coordinate belongs. */
  readonly parameters: readonly number[];
  /** How many parameters there are. */
  readonly size: number;
}

/** How points of a space become coordinates: one for a number, and one for each value of a choice. */
export const encodingOf = (space: Space): Encoding => {
  const all = Object.values(space);
  return {
    parameters: all.flatMap((parameter, i) => (parameter.type === "choice" ? parameter.values.map(() => i) : [i])),
    size: all.length,
  };
};

/** The coordinates of a point. Two choices are as far apart as the ends of a range; what does not count is in the middle. */
export const encode = (space: Space, point: Point): readonly number[] => {
  const places = placesOf(space, point);
  return Object.values(space).flatMap((parameter, i) => {
    const place = places[i];
    if (parameter.type !== "choice") return [place ?? 0.5];
    const chosen = place === undefined ? -1 : Math.floor(place * parameter.values.length);
    return parameter.values.map((_, value) => (value === chosen ? Math.SQRT1_2 : 0));
  });
};
