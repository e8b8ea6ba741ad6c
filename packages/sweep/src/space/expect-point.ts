import { expectArgument, expectNumber } from "@gd/tensor";
import { isObject } from "./is-object.js";
import { sameValue } from "./same-value.js";
import type { Point, Space } from "./space.js";

/** Throws an ArgumentError unless a value is a point of a space, in which parameters may be left out. */
export const expectPoint = (at: (member: string) => string, point: Point, space: Space): void => {
  expectArgument(isObject(point), { place: at(""), expected: "an object with values by name", received: point });
  const unknown = Object.keys(point).find((name) => space[name] === undefined);
  expectArgument(unknown === undefined, { place: at(""), expected: "names of the space", received: unknown });
  for (const [name, parameter] of Object.entries(space)) {
    const value = point[name];
    if (value === undefined) continue;
    const place = at(`.${name}`);
    if (parameter.type !== "choice") expectNumber(place, value, { from: parameter.low, to: parameter.high });
    else {
      expectArgument(
        parameter.values.some((other) => sameValue(other, value)),
        { place, expected: "one of the values of the space", received: value },
      );
    }
  }
};
