import { expectString } from "../expect/expect.js";

/** A value of a description: what JSON can hold. */
export type DescriptionValue = string | number | boolean | null | DescriptionOptions | readonly DescriptionValue[];

/** Values of a description by name. */
export interface DescriptionOptions {
  readonly [option: string]: DescriptionValue;
}

/**
 * What a part of a training is, as data that JSON keeps:
 *
 *   { type: "sequential", layers: [{ type: "linear", inputs: 2, outputs: 1, bias: true }, { type: "tanh" }] }
 *   { type: "adam", settings: { learningRate: 0.001, meanDecay: 0.9, varianceDecay: 0.999, epsilon: 1e-8, amsgrad: false } }
 *
 * It has the type, the parts, and every option that parameters or a state get their meaning from. What may change while a
 * training goes on is in `settings`: initial values, learning rates, decays and limits. Comparisons of a state with a part
 * skip these. The sizes of images are not in it.
 */
export interface Description extends DescriptionOptions {
  /** The function that makes such a part, such as "linear"; "own" for a part that does not describe itself. */
  readonly type: string;
}

/** A part of training that can say what it is. */
export interface Described {
  /**
   * What it is, as data. Saved states name the parts that made them by it, and are refused by others. Default: a part is
   * known by its name alone.
   */
  readonly description?: Description | undefined;
}

/** What a part says that it is; one that says nothing is known by its name. */
export const descriptionOf = (part: Described & { readonly name: string }): Description => {
  const { name, description } = Object(part);
  expectString("descriptionOf(part).name", name);
  return description ?? { type: "own", name };
};
