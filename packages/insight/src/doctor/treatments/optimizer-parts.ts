import { buildOptimizer } from "@gd/models";
import { type Description, descriptionOf } from "@gd/tensor";
import type { AnyOptions } from "../../measure/any-setup.js";
import { isDescribed } from "../../measure/is-described.js";

/** The options with another limit of clipping. */
export const withLimit = (options: AnyOptions, limit: number): AnyOptions => ({
  ...options,
  optimizer: buildOptimizer(
    JSON.parse(JSON.stringify(descriptionOf(options.optimizer)), (key, value) => (key === "limit" ? limit : value)),
  ),
});

/** The options without a penalty, and with a thousandth of the weight decay, where it is not within somebody's own optimizer. */
export const withoutDecay = ({ regularization: _, ...options }: AnyOptions): AnyOptions => {
  const description = descriptionOf(options.optimizer);
  return isDescribed(description) ? { ...options, optimizer: buildOptimizer(weaker(description)) } : options;
};

/** `adamW` has its decay among its settings, and `weightDecay` has no other. */
const weaker = (description: Description): Description =>
  JSON.parse(JSON.stringify(description), (key, value) => {
    if (key === "weightDecay" && typeof value === "number") return value / 1000;
    if (value?.type === "weightDecay") return { ...value, settings: { decay: value.settings.decay / 1000 } };
    return value;
  });
