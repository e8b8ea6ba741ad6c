import { expectString } from "../expect/expect.js";

/** A value of a description: what JSON can hold. */
export type DescriptionValue = string | number | boolean | null | Description | readonly DescriptionValue[];

/**
 * What a layer or a gradient transformation is, as data that JSON keeps:
 *
 *   { type: "sequential", layers: [{ type: "linear", inputs: 2, outputs: 1, bias: true }, { type: "tanh" }] }
 *
 * It has the type, the parts, and every option that parameters or a state get their meaning from. What may change while a
 * training goes on is not in it: initial values, the sizes of images, learning rates and decays.
 */
export interface Description {
  /** The function that makes such a part, such as "linear"; "own" for a part that does not describe itself. */
  readonly type: string;
  readonly [option: string]: DescriptionValue;
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
