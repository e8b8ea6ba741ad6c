import { exp, log, type RandomStream } from "@gd/tensor";
import { normalBelow } from "./normal-below.js";

/** A density on [0, 1]: how likely each place is, and draws from it. */
export interface Density {
  readonly logarithmAt: (place: number) => number;
  readonly draw: (random: RandomStream) => number;
}

/** No kernel is wider than the whole range. */
const WIDEST = 1;

/**
 * A mixture of normal densities, cut off at 0 and 1: one at each place that was seen, as wide as the farther of the distances to its
 * neighbours, and a wide one in the middle for what was known before.
 *
 * Source  J. Bergstra, R. Bardenet, Y. Bengio & B. Kégl, Algorithms for hyper-parameter optimization, NIPS 24 (2011), section 4
 */
export const parzenDensity = (places: readonly number[]): Density => {
  const centres = [...places, 0.5].toSorted((one, other) => one - other);
  const narrowest = WIDEST / Math.min(100, places.length + 2);
  const prior = centres.indexOf(0.5);
  const kernels = centres.map((centre, i) => {
    const [left, right] = [centres[i - 1], centres[i + 1]];
    // The first and the last one have one neighbour: the ends of the range are none.
    const distances = [
      ...(left === undefined ? [] : [centre - left]),
      ...(right === undefined ? [] : [right - centre]),
    ];
    const width = i === prior ? WIDEST : Math.min(WIDEST, Math.max(narrowest, ...distances));
    return { centre, width, mass: normalBelow((1 - centre) / width) - normalBelow(-centre / width) };
  });
  return {
    logarithmAt(place) {
      let sum = 0;
      for (const { centre, width, mass } of kernels) {
        const z = (place - centre) / width;
        sum += exp(-0.5 * z * z) / (width * mass);
      }
      return log(sum / kernels.length);
    },
    draw(random) {
      const { centre, width } = kernels[random.integer(kernels.length)]!;
      // Half of the draws or more are inside, as the centre is.
      for (;;) {
        const place = centre + width * random.standardNormal();
        if (place >= 0 && place < 1) return place;
      }
    },
  };
};

/** How often each of n values was seen, and each once more for what was known before; places are the middles of n intervals. */
export const categoricalDensity = (places: readonly number[], values: number): Density => {
  const counts = new Float64Array(values).fill(1 / values);
  for (const place of places) counts[indexOf(place, values)]!++;
  const total = places.length + 1;
  return {
    logarithmAt: (place) => log(counts[indexOf(place, values)]! / total),
    draw({ uniform }) {
      let rest = uniform() * total;
      let index = 0;
      while (index < values - 1 && rest >= counts[index]!) {
        rest -= counts[index]!;
        index++;
      }
      return (index + 0.5) / values;
    },
  };
};

const indexOf = (place: number, values: number): number => Math.min(values - 1, Math.floor(place * values));
