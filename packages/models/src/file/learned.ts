import { type Features, parseFeatures, parseTarget, TableError, type Target } from "@gd/tables";
import { ArgumentError } from "@gd/tensor";

/** Features, once they have been looked at. */
export const learnedFeatures = (place: string, features: Features): Features =>
  learned(place, "features, as fitFeatures makes them", features, parseFeatures);

/** A target, once it has been looked at. */
export const learnedTarget = <T extends Target>(place: string, target: T): T => {
  learned<Target>(place, "a target, as fitTarget makes it", target, parseTarget);
  return target;
};

const learned = <Part>(place: string, expected: string, received: Part, parse: (value: unknown) => Part): Part => {
  try {
    return parse(received);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    throw new ArgumentError({ place, expected, received, advice: error.message });
  }
};
