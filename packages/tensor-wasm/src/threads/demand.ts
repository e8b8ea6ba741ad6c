import { LIMITS } from "./limits.js";
import { now } from "./now.js";

/** The work, in additions of elements, that takes as long as starting workers: some 20 ms. */
const START = 1 << 27;

/** Whether workers pay for their start. */
export interface Demand {
  /** To be told of work that they could share. */
  add(work: number): void;
  /** Whether there was so much of it, without a long break, that as much to come would pay for their start. */
  pays(): boolean;
}

export const createDemand = (): Demand => {
  let sum = 0;
  let latest = now();
  return {
    add(work) {
      const time = now();
      if (time - latest > LIMITS.idle) sum = 0;
      sum += work;
      latest = time;
    },
    pays: () => sum >= START,
  };
};
