import { expectArgument, expectNumber } from "@gd/tensor";
import { isObject } from "./is-object.js";
import { sameValue } from "./same-value.js";
import type { Point, Space } from "./space.js";

/** Throws an ArgumentError unless a value is a point of a space, in which parameters may be left out. */
export const expectPoint = (place: string, point: Point, space: Space): void => {
  expectArgument(isObject(point), { place: `${place})`, expected: "an object with values by name", received: point });
  const unknown = Object.keys(point).find((name) => space[name] === undefined);
  expectArgument(unknown === undefined, { place: `${place})`, expected: "names of the space", received: unknown });
  for (const [name, parameter] of Object.entries(space)) {
    const value = point[name];
    if (value === undefined) continue;
    const at = `${place}.${name})`;
    if (parameter.type !== "choice") expectNumber(at, value, { from: parameter.low, to: parameter.high });
    else {
      expectArgument(
        parameter.values.some((other) => sameValue(other, value)),
        { place: at, expected: "one of the values of the space", received: value },
      );
    }
  }
};
