import type { AnyDataset, Examples } from "@gd/data";
import { type DType, fromElements, type RandomStream, rowMajor, sizeOf, type Tensor, whenRead } from "@gd/tensor";
import type { AnyOptions } from "../../measure/any-setup.js";

/** A change of one number of an example, by its place in it. */
export type ChangeOfNumber = (x: number, place: number) => number;

/** A dataset whose inputs or targets are changed number by number. */
const mapped = (data: AnyDataset, role: keyof Examples, change: ChangeOfNumber): AnyDataset => {
  const { size, inputShape, targetShape, order, at } = data;
  const changed = (tensor: Tensor): Tensor => {
    const width = sizeOf(tensor.shape.slice(1));
    return fromElements(
      rowMajor(tensor).map((x, i) => change(x, i % width)),
      tensor.shape,
    );
  };
  const examples = (places: ArrayLike<number>, dtype: DType): Examples | Promise<Examples> =>
    whenRead(data.examples(places, dtype), (examples) => ({ ...examples, [role]: changed(examples[role]) }));
  const parts = {
    ...{ size, inputShape, targetShape, examples },
    ...(order === undefined ? {} : { order: (random: RandomStream) => order.call(data, random) }),
    ...(at === undefined ? {} : { at: (epoch: number) => mapped(data.at!(epoch), role, change) }),
  };
  // Its examples are there at once if those of the data are, which the type of neither can say.
  return parts as AnyDataset;
};

/** The options with inputs or targets that are changed, in the training and in the validation. */
export const withChanged = (options: AnyOptions, role: keyof Examples, change: ChangeOfNumber): AnyOptions => ({
  ...options,
  data: mapped(options.data, role, change),
  ...(options.validation && { validation: mapped(options.validation, role, change) }),
});
