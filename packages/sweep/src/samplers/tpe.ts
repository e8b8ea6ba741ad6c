import type { RandomStreams } from "@gd/tensor";
import { ascending } from "../ascending.js";
import { isActive } from "../space/is-active.js";
import { placesOf } from "../space/places-of.js";
import type { Parameter, Point, Space, Value } from "../space/space.js";
import { valueAt } from "../space/value-at.js";
import { categoricalDensity, type Density, parzenDensity } from "./parzen.js";
import { randomSampler } from "./random.js";
import type { Sampler } from "./sampler.js";
import { scalarValues } from "./scalar-values.js";

/** Options of the sampler TPE. */
export interface TpeOptions {
  /** So many trials are at random, before there is anything to learn of. Default: 10. */
  readonly startup?: number;
  /** Draws that are compared for each parameter. Default: 24. */
  readonly candidates?: number;
}

/**
 * The tree-structured Parzen estimator. The best tenth of the trials, at most 25, has a density l, and the others g, for each
 * parameter by itself; of some draws from l, that with the largest l / g is proposed. A parameter that depends on others learns of
 * the trials in which it counted. Points that are pending are among the others, so that they are not proposed again.
 *
 * Source  J. Bergstra, R. Bardenet, Y. Bengio & B. Kégl, Algorithms for hyper-parameter optimization, NIPS 24 (2011); the shares are
 *         those of Optuna
 */
export const tpeSampler = (
  space: Space,
  random: RandomStreams,
  { startup = 10, candidates = 24 }: TpeOptions = {},
): Sampler => {
  const first = randomSampler(space, random.within("startup"));
  return {
    learns: true,
    propose(trial, { known, pending }) {
      if (known.length < startup) return first.propose(trial, { known, pending });
      const stream = random.stream(`trial ${trial}`);
      const scores = scalarValues(known, stream);
      const order = known.map((_, i) => i).sort((one, other) => ascending(scores[one]!, scores[other]!));
      const bestCount = Math.min(25, Math.ceil(known.length / 10));
      const best = order.slice(0, bestCount).map((i) => placesOf(space, known[i]!.point));
      const others = [...order.slice(bestCount).map((i) => known[i]!.point), ...pending].map((point) =>
        placesOf(space, point),
      );
      const point: Record<string, Value> = {};
      Object.entries(space).forEach(([name, parameter], i) => {
        if (!isActive(parameter, point)) return;
        const good = densityOf(parameter, seen(best, i));
        const bad = densityOf(parameter, seen(others, i));
        let [chosen, highest] = [0.5, Number.NEGATIVE_INFINITY];
        for (let candidate = 0; candidate < candidates; candidate++) {
          const place = good.draw(stream);
          const ratio = good.logarithmAt(place) - bad.logarithmAt(place);
          if (ratio > highest) [chosen, highest] = [place, ratio];
        }
        point[name] = valueAt(parameter, chosen);
      });
      return point satisfies Point;
    },
  };
};

const densityOf = (parameter: Parameter, places: readonly number[]): Density =>
  parameter.type === "choice" ? categoricalDensity(places, parameter.values.length) : parzenDensity(places);

const seen = (places: readonly (readonly (number | undefined)[])[], i: number): readonly number[] =>
  places.map((place) => place[i]).filter((place) => place !== undefined);
