import { pointAt } from "../space/point-at.js";
import type { Parameter, Point, Space } from "../space/space.js";
import type { Sampler } from "./sampler.js";

/** The largest grid that is made: more points than anybody tries. */
const MOST_POINTS = 1_000_000;

/** All combinations of values, the last parameter fastest, each point once: `steps` values of each number, and all choices. */
export const gridSampler = (space: Space, steps: number): Sampler => {
  const points: Point[] = [];
  const more = gridPoints(space, steps);
  return {
    learns: false,
    propose(trial) {
      // No more of them than are asked for: a grid may have far more points than a sweep has trials.
      while (points.length <= trial) {
        const { value, done } = more.next();
        if (done === true) return undefined;
        points.push(value);
      }
      return points[trial];
    },
  };
};

function* gridPoints(space: Space, steps: number): Generator<Point, undefined> {
  const places = Object.values(space).map((parameter) => gridPlaces(parameter, steps));
  const known = new Set<string>();
  const count = Math.min(
    MOST_POINTS,
    places.reduce((product, { length }) => product * length, 1),
  );
  for (let number = 0; number < count; number++) {
    let rest = number;
    const at: number[] = [];
    for (let i = places.length - 1; i >= 0; i--) {
      const { length } = places[i]!;
      at[i] = places[i]![rest % length]!;
      rest = Math.floor(rest / length);
    }
    const point = pointAt(space, at);
    // Where a parameter does not count, several places are one point.
    const text = JSON.stringify(point);
    if (known.has(text)) continue;
    known.add(text);
    yield point;
  }
  return undefined;
}

const gridPlaces = (parameter: Parameter, steps: number): readonly number[] => {
  if (parameter.type === "choice") return middles(parameter.values.length);
  if (parameter.type === "integer") {
    const values = parameter.high - parameter.low + 1;
    if (values <= steps && parameter.scale !== "log") return middles(values);
  }
  // Both ends of the range, and between them the same distance.
  return steps === 1 ? [0.5] : Array.from({ length: steps }, (_, i) => i / (steps - 1));
};

const middles = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => (i + 0.5) / count);
