import { buildOptimizer } from "@gd/models";
import { type Description, descriptionOf, type GradientTransformation } from "@gd/tensor";
import { inWords } from "./in-words.js";
import { isDescribed } from "./is-described.js";
import { scaledUpdates } from "./scaled-updates.js";

/** The learning rate of an optimizer, if it is one number that its description has. */
export const rateOf = (optimizer: GradientTransformation): number | undefined => rateIn(descriptionOf(optimizer));

const rateIn = (description: unknown): number | undefined => {
  const { settings, transformations, optimizer } = Object(description);
  const { learningRate } = Object(settings);
  if (typeof learningRate === "number") return learningRate;
  if (Array.isArray(transformations)) return transformations.map(rateIn).find((rate) => rate !== undefined);
  return optimizer === undefined ? undefined : rateIn(optimizer);
};

/** An optimizer, with what it is in code. */
export interface WrittenOptimizer {
  readonly optimizer: GradientTransformation;
  readonly code: string;
}

/** The same optimizer with another learning rate: of a constant one, its own; of others, by scaling its updates. */
export const withRateScaled = (optimizer: GradientTransformation, factor: number): WrittenOptimizer => {
  const rate = rateOf(optimizer);
  const description = descriptionOf(optimizer);
  if (rate === undefined || !isDescribed(description)) {
    return {
      optimizer: scaledUpdates(optimizer, () => factor),
      code: `learningRate: ${inWords(factor)} times what it is`,
    };
  }
  const changed = withRate(description, factor);
  return { optimizer: buildOptimizer(changed), code: codeOf(changed) };
};

/** The description of an optimizer with a multiple of its constant learning rate, in three digits. */
export const withRate = (description: Description, factor: number): Description =>
  JSON.parse(JSON.stringify(description), (name, value) =>
    name === "learningRate" && typeof value === "number" ? Number(inWords(value * factor)) : value,
  );

/** An optimizer as the code that makes it. */
export const codeOf = (description: Description): string => `optimizer: ${codeIn(description)}`;

const codeIn = (description: unknown): string => {
  const { type, settings, transformations, optimizer } = Object(description);
  if (Array.isArray(transformations)) return `${type}(${transformations.map(codeIn).join(", ")})`;
  if (optimizer !== undefined) return `${type}(${codeIn(optimizer)})`;
  const { learningRate, limit } = Object(settings);
  if (limit !== undefined) return `${type}(${limit})`;
  return `${type}({ learningRate: ${inWords(Number(learningRate))} })`;
};
