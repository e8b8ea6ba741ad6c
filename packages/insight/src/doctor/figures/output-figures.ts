import type { Examples } from "@gd/data";
import { rowMajor } from "@gd/tensor";
import type { ModelState } from "@gd/train";
import type { AnySetup } from "../../measure/any-setup.js";
import { momentsOf } from "../../measure/moments.js";
import { squaredDistance } from "../../measure/neighbours.js";
import { passOf } from "../../measure/pass.js";
import { rowsOf } from "../../measure/sample.js";
import { taskOf } from "../../measure/task.js";
import type { OutputFigures } from "./figures.js";

/** Looks at the outputs for some examples. */
export const outputFigures = async (setup: AnySetup, state: ModelState, sample: Examples): Promise<OutputFigures> => {
  const { output } = await passOf(setup, state, sample, { training: false });
  const [examples = 0] = output.shape;
  const width = output.elements.length / examples;
  const outputs = Array.from({ length: examples }, (_, i) =>
    Array.from(output.elements.subarray(i * width, (i + 1) * width)),
  );
  const targets = rowsOf(sample.target);
  const isLabel = sample.target.shape.length === 1 && width > 1;
  const classes = targets.map((target) => (isLabel ? target[0]! : placeOfLargest(target)));
  const areTruths = taskOf(setup.loss) === "truths" && width === 1;
  const isClass = width > 1 && (isLabel || targets.every((target) => target.length === width));
  const isRight = outputs.map((output, i) =>
    areTruths ? output[0]! > 0 === targets[i]![0]! > 0.5 : placeOfLargest(output) === classes[i],
  );
  const share = (of: readonly boolean[]): number => of.filter(Boolean).length / of.length;
  const all = outputs.flat();
  const flat = rowMajor(sample.target);
  const variance = momentsOf(flat).deviation ** 2;
  return {
    least: all.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY),
    largest: all.reduce((largest, y) => Math.max(largest, y), Number.NEGATIVE_INFINITY),
    sumError: Math.max(...outputs.map((output) => Math.abs(output.reduce((sum, y) => sum + y, 0) - 1))),
    right: isClass || areTruths ? share(isRight) : undefined,
    rightOfClass: isLabel
      ? Array.from({ length: width }, (_, c) => share(isRight.filter((_, i) => classes[i] === c)))
      : [],
    unexplained:
      isLabel || variance === 0 ? undefined : squaredDistance(output.elements, flat) / flat.length / variance,
  };
};

const placeOfLargest = (values: ArrayLike<number>): number => {
  let place = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[place]!) place = i;
  return place;
};
