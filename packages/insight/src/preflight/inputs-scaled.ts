import { rowMajor, sizeOf } from "@gd/tensor";
import { inWords } from "../measure/in-words.js";
import { takesLabels } from "../measure/layers-of.js";
import { momentsOf } from "../measure/moments.js";
import type { Check } from "./check.js";
import { found } from "./found.js";

/** First weights are made for inputs of about 1; ten times that saturates units, and ten times less is slow. */
const LARGE = 10;
/** Features whose deviations differ by more are learned one after the other, as a rate suits one of them. */
const APART = 100;

/** Looks at mean and deviation of each feature: first weights and rates are made for inputs of about the size 1. */
export const inputsScaled: Check = ({ setup, sample }) => {
  if (takesLabels(setup.model)) return undefined;
  const elements = rowMajor(sample.input);
  const width = sizeOf(sample.input.shape.slice(1));
  const all = momentsOf(elements);
  // The pixels of an image have one scale.
  const isTable = setup.model.inputShape.length === 1;
  const features = isTable ? Array.from({ length: width }, (_, i) => momentsOf(elements, i, width)) : [all];
  const deviations = features.map(({ deviation }) => deviation).filter((deviation) => deviation > 0);
  const [least, most] = [Math.min(...deviations), Math.max(...deviations)];
  const size = Math.max(...features.map(({ mean, deviation }) => Math.sqrt(mean ** 2 + deviation ** 2)));
  const numbers = { size, least, most };
  const seen =
    `Inputs have the size ${inWords(size)} (root of the mean square of the largest feature); ` +
    `their deviations go from ${inWords(least)} to ${inWords(most)}.`;
  const isWrong = deviations.length > 0 && (size > LARGE || (most > APART * least && most > 1));
  return found({ name: "inputs scaled", seen, numbers }, isWrong, {
    why:
      "Gradient descent goes as fast as the largest feature allows, and the others wait for it. Units behind large inputs " +
      "are saturated or dead from the start.",
    source: "Y. LeCun, L. Bottou, G. Orr, K.-R. Müller, Efficient BackProp (1998), §4.3",
    change: "const scale = standardize(inputs); data: dataset(scale.apply(inputs), targets)",
  });
};
