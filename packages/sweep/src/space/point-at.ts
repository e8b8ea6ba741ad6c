import { isActive } from "./is-active.js";
import type { Point, Space, Value } from "./space.js";
import { valueAt } from "./value-at.js";

/** The point at a place in [0, 1]ᵈ: a coordinate for each parameter, of which those that do not count are left out. */
export const pointAt = (space: Space, places: ArrayLike<number>): Point => {
  const point: Record<string, Value> = {};
  Object.entries(space).forEach(([name, parameter], i) => {
    if (isActive(parameter, point)) point[name] = valueAt(parameter, places[i]!);
  });
  return point;
};
