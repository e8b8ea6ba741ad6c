import { ArgumentError, type GradientTransformation, type Parameters } from "@gd/tensor";
import { defineTransformation } from "../transformations/define-transformation.js";

/** An optimizer made of this package's transformations, under its own name, which messages about its options have too. */
export const named = <State extends Parameters>(
  name: string,
  make: () => GradientTransformation<State>,
): GradientTransformation<State> => {
  const parts = underName(name, make);
  const { coefficients } = parts;
  return defineTransformation({
    ...parts,
    name,
    description: { type: name },
    coefficients: coefficients && ((step) => underName(name, () => coefficients(step))),
  });
};

/** The parts that have options in common with the whole. */
const PART = /^(accumulateMomentum|adaptiveMoments|scaleByLearningRate|weightDecay)(?=\()/;

/** Does some work. An argument that a part refuses is an argument of the whole. */
const underName = <T>(name: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const { place, expected, received, advice } = error;
    throw new ArgumentError({ place: place.replace(PART, name), expected, received, advice });
  }
};
