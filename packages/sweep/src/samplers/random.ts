import type { RandomStreams } from "@gd/tensor";
import { pointAt } from "../space/point-at.js";
import type { Space } from "../space/space.js";
import type { Sampler } from "./sampler.js";

/**
 * Points at random, each parameter independent of the others.
 *
 * Source  J. Bergstra & Y. Bengio, Random search for hyper-parameter optimization, JMLR 13 (2012)
 */
export const randomSampler = (space: Space, random: RandomStreams): Sampler => ({
  learns: false,
  propose: (trial) => {
    const { uniform } = random.stream(`trial ${trial}`);
    return pointAt(
      space,
      Object.keys(space).map(() => uniform()),
    );
  },
});
