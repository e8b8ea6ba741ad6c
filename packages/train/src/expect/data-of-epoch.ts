import type { AnyDataset } from "@gd/data";
import { ArgumentError, expectFunction, type Shape } from "@gd/tensor";
import { expectData } from "./expect-data.js";

/** The dataset as it is in an epoch. Throws unless it is one of as many examples, which the model takes. */
export const dataOfEpoch = (data: AnyDataset, epoch: number, model: { readonly inputShape: Shape }): AnyDataset => {
  if (data.at === undefined) return data;
  const place = "train(data).at";
  expectFunction(
    place,
    data.at,
    "It answers with the dataset of an epoch; augment of @gd/images makes such a dataset.",
  );
  const source = data.at(epoch);
  expectData(`${place}(${epoch})`, source, model);
  if (source.size === data.size) return source;
  const advice = "An epoch may change the examples, and not their number.";
  throw new ArgumentError({
    place: `${place}(${epoch})`,
    expected: `${data.size} examples`,
    received: source.size,
    advice,
  });
};
