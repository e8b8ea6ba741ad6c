import { expectArgument } from "../expect/expect.js";
import { expectFunction } from "../expect/expect-part.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { isTensor } from "../is-tensor.js";
import type { Tensor } from "../tensor.js";

/** A scalar function of tensors, with the gradient it claims to have. */
export interface GradientClaim {
  /** The name of the function, for messages. Default: "the function". */
  readonly name?: string;
  /** The tensors to vary, by name. Their elements are changed in place and restored. */
  readonly variables: readonly (readonly [name: string, value: Tensor])[];
  /** The function's value at the current elements of the variables. */
  value(): number;
  /** The claimed ∂value/∂variable, in the order of the variables. A missing one is an error. */
  readonly gradients: readonly (Tensor | undefined)[];
  /** The number of examples, if the function is one of a batch: mistakes are recognized by it. */
  readonly batch?: number;
  /** What one example contributes to the value, if the value is a sum over the batch. */
  exampleValue?(example: number): number;
}

/** The claim, which must be one: somebody may have written it by hand. */
export const expectClaim = (claim: GradientClaim): GradientClaim => {
  const place = (part: string): string => `checkGradients(claim.${part})`;
  const { variables, value, gradients, exampleValue } = claim;
  expectArgument(Array.isArray(variables), { place: place("variables"), expected: "a list", received: variables });
  for (const [i, pair] of variables.entries()) {
    const isPair = Array.isArray(pair) && typeof pair[0] === "string";
    expectArgument(isPair, { place: place(`variables[${i}]`), expected: "a name and a tensor", received: pair });
    expectTensor(place(`variables[${i}][1]`), pair[1]);
  }
  expectFunction(place("value"), value);
  if (exampleValue !== undefined) expectFunction(place("exampleValue"), exampleValue);
  const areGradients = Array.isArray(gradients) && gradients.every((part) => part === undefined || isTensor(part));
  expectArgument(areGradients, { place: place("gradients"), expected: "a list of tensors", received: gradients });
  return claim;
};
