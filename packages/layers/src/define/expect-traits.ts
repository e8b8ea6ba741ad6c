import { expectArgument, expectBoolean, expectFunction } from "@gd/tensor";
import type { LayerTraits } from "./layer-definition.js";

/** Throws an ArgumentError, naming the function that is given them, unless traits are those of a layer. */
export const expectTraits = (place: string, { repeatable, coefficients, description }: LayerTraits): void => {
  if (repeatable !== undefined) expectBoolean(`${place}(repeatable)`, repeatable);
  if (coefficients !== undefined) expectFunction(`${place}(coefficients)`, coefficients);
  expectArgument(description === undefined || typeof Object(description).type === "string", {
    place: `${place}(description)`,
    expected: 'an object such as { type: "softsign" }',
    received: description,
  });
};
