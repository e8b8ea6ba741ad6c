import { type Description, expectOptions, expectSizes, type Layer, type Shape } from "@gd/tensor";
import { buildLayer } from "./build-layer.js";
import { expectOwn } from "./expect-own.js";
import type { OwnLayer } from "./own-layer.js";

/** Options of `buildModel`. */
export interface BuildModelOptions {
  /** The shape of an example, which a description does not have: `[4]`, or `[28, 28, 1]` for images. */
  readonly inputShape: Shape;
  /** Layers and initializers that are not of `@gd/layers`, by the types that their descriptions have, or by their names. */
  readonly own?: Readonly<Record<string, OwnLayer>>;
}

/**
 * A model of its description: the inverse of `model.description`.
 *
 * ```ts
 * buildModel({ type: "sequential", layers: [{ type: "linear", inputs: 4, outputs: 3 }, { type: "relu" }] }, { inputShape: [4] });
 * ```
 *
 * It has fresh parameters when it is initialized, as any other.
 *
 * Throws  ModelError that says where in the description it is, for a layer that there is not, an option that it does not have,
 *         or a value that it does not take
 */
export const buildModel = (description: Description, options: BuildModelOptions): Layer => {
  const { inputShape, own = {} } = expectOptions("buildModel", options, ["inputShape", "own"]);
  expectSizes("buildModel(inputShape)", inputShape);
  expectOwn("buildModel(own)", own);
  return buildLayer({ own }, description, inputShape, PLACE);
};

const PLACE = { whole: "buildModel(description)", path: [] };
