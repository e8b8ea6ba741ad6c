import {
  descriptionOf,
  expectArgument,
  expectTransformation,
  type GradientTransformation,
  isRepeatable,
  type Parameters,
  repeatable,
  shareCoefficients,
  updateOf,
} from "@gd/tensor";
import { guarded } from "./define-transformation.js";

/**
 * Gradient transformations one after the other, each applied to the result of the one before it. The state is the tuple
 * of their states.
 *
 * One of them must be an optimizer or `scaleByLearningRate`, usually the last: it turns a gradient, which points uphill,
 * into a step downhill.
 */
export const chain = <States extends readonly Parameters[]>(
  ...transformations: { readonly [Index in keyof States]: GradientTransformation<States[Index]> }
): GradientTransformation<States> => {
  // `map` forgets that it keeps the length of a tuple, and what belongs to which place: hence the casts.
  const parts = transformations as readonly GradientTransformation[];
  for (const [i, part] of parts.entries()) {
    const place = `chain(transformations[${i}])`;
    const advice = "chain(…) takes them one by one, with no list around them.";
    expectArgument(!Array.isArray(part), { place, expected: "a transformation", received: part, advice });
    expectTransformation(place, part);
  }
  const { coefficients, shareOf } = shareCoefficients(parts);
  const whole = guarded<States>({
    name: parts.map(({ name }) => name).join(" → "),
    description: { type: "chain", transformations: parts.map(descriptionOf) },
    descends: directionOf(parts),
    stepsPerUpdate: parts.reduce((steps, { stepsPerUpdate = 1 }) => leastCommonMultiple(steps, stepsPerUpdate), 1),
    coefficients,
    initialize: (ops, length) => parts.map((part) => part.initialize(ops, length)) as readonly Parameters[] as States,
    update(input) {
      let update = input.gradient;
      const states = parts.map((part, i) => {
        const [state, share] = [input.state[i]!, shareOf(i, input.coefficients)];
        const next = updateOf(part, { ...input, gradient: update, state, coefficients: share });
        update = next.update;
        return next.state;
      });
      return { update, state: states as readonly Parameters[] as States };
    },
  });
  return parts.every(isRepeatable) ? repeatable(whole) : whole;
};

/** Whether one of them descends, or none of them for certain. */
const directionOf = (parts: readonly GradientTransformation[]): boolean | undefined => {
  if (parts.some(({ descends }) => descends === true)) return true;
  return parts.every(({ descends }) => descends === false) ? false : undefined;
};

const leastCommonMultiple = (a: number, b: number): number => (a / greatestCommonDivisor(a, b)) * b;

/** By Euclid's algorithm. */
const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
