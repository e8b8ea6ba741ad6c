import { type Features, featuresOfRows } from "@gd/tables";
import { expectArgument, formatShape, type Shape, sameShape } from "@gd/tensor";

/** Throws an ArgumentError unless features are as many as a model's inputs. */
export const expectWidth = (place: string, features: Features, inputShape: Shape): void => {
  const [, received] = featuresOfRows(features, []).shape;
  expectArgument(sameShape(inputShape, [received]), {
    place,
    expected: `as many features as the model has inputs, ${formatShape(inputShape)}`,
    received,
  });
};
