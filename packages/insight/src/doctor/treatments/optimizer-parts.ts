import { buildOptimizer } from "@gd/models";
import { type Description, descriptionOf } from "@gd/tensor";
import type { AnyOptions } from "../../measure/any-setup.js";

/** The options with an optimizer whose settings of a name have other values. */
const withSetting = (options: AnyOptions, name: string, change: (value: number) => number): AnyOptions => ({
  ...options,
  optimizer: buildOptimizer(
    JSON.parse(JSON.stringify(descriptionOf(options.optimizer)), (key, value) =>
      key === name && typeof value === "number" ? change(value) : value,
    ),
  ),
});

/** The options with another limit of clipping. */
export const withoutClipping = (options: AnyOptions, limit: number): AnyOptions =>
  withSetting(options, "limit", () => limit);

/** The options without a penalty, and with a thousandth of the weight decay. */
export const withoutDecay = ({ regularization: _, ...options }: AnyOptions): AnyOptions => ({
  ...options,
  optimizer: buildOptimizer(weaker(descriptionOf(options.optimizer))),
});

/** `adamW` has its decay among its settings, and `weightDecay` has no other. */
const weaker = (description: Description): Description =>
  JSON.parse(JSON.stringify(description), (key, value) => {
    if (key === "weightDecay" && typeof value === "number") return value / 1000;
    if (value?.type === "weightDecay") return { ...value, settings: { decay: value.settings.decay / 1000 } };
    return value;
  });
