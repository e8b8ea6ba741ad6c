import { ArgumentError, type GradientTransformation, type Parameters } from "@gd/tensor";
import { defineTransformation } from "../transformations/define-transformation.js";
import { describeSettings, type Settings } from "../transformations/describe-settings.js";

/**
 * An optimizer made of this package's transformations, under its own name, which messages about its options have too. It is
 * described by the settings, in place of its parts.
 */
export const named = <State extends Parameters>(
  name: string,
  settings: Settings,
  make: () => GradientTransformation<State>,
): GradientTransformation<State> => {
  const parts = partsOf(name, make);
  const { coefficients } = parts;
  return defineTransformation({
    ...parts,
    name,
    description: { type: name, settings: describeSettings(settings) },
    coefficients:
      coefficients &&
      ((step) => {
        try {
          return coefficients(step);
        } catch (error) {
          throw renamed(name, error);
        }
      }),
  });
};

const partsOf = <Made>(name: string, make: () => Made): Made => {
  try {
    return make();
  } catch (error) {
    throw renamed(name, error);
  }
};

/** The parts that have options in common with the whole. */
const PART = /^(accumulateMomentum|adaptiveMoments|scaleByLearningRate|weightDecay)(?=\()/;

/** An argument that a part refuses is an argument of the whole. */
const renamed = (name: string, error: unknown): unknown => {
  if (!(error instanceof ArgumentError)) return error;
  const { place, expected, received, advice } = error;
  if (!PART.test(place)) return error;
  return new ArgumentError({ place: place.replace(PART, name), expected, received, advice });
};
