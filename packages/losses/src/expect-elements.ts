import {
  ArgumentError,
  expectArgument,
  expectLabel,
  formatShape,
  rowMajor,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";

/** How far the probabilities of an example may be from adding up to 1. */
const TOLERANCE = 1e-3;

/** Throws when an element of a target is NaN. */
export const expectNumbers = (place: string, target: Tensor): void =>
  expectEach(`${place}(target)`, target, "numbers", isNumber, "Leave the example out, or fill in a value.");

/** Throws unless each element of a target is a probability. */
export const expectProbabilities = (place: string, target: Tensor): void =>
  expectEach(`${place}(target)`, target, "probabilities from 0 to 1", isProbability);

/** Throws unless each element of a target says whether a label is more likely true or false. */
export const expectDecided = (place: string, target: Tensor): void => {
  expectProbabilities(place, target);
  expectEach(`${place}(target)`, target, "probabilities above or below ½", isDecided);
};

/** Throws unless each element of a target is −1 or 1. */
export const expectSigns = (place: string, target: Tensor): void =>
  expectEach(`${place}(target)`, target, "−1 or 1", isSign, "Convert targets t of 0 and 1 to 2t − 1.");

/** Throws unless each row of a target is made of probabilities that add up to 1. */
export const expectDistributions = (place: string, target: Tensor): void => {
  expectProbabilities(place, target);
  const elements = rowMajor(target);
  const [examples = 0, classes = 0] = target.shape;
  for (let example = 0; example < examples; example++) {
    const row = elements.subarray(example * classes, (example + 1) * classes);
    let sum = 0;
    for (const probability of row) sum += probability;
    if (Math.abs(sum - 1) <= TOLERANCE) continue;
    throw new ArgumentError({
      place: `${place}(target)`,
      expected: "probabilities that add up to 1 for each example",
      received: Array.from(row),
      advice: `Those of example ${example} add up to ${sum}. Labels are passed as a vector, [batch].`,
    });
  }
};

/** Throws a LabelError unless each label is one of the classes, and its precision tells it from the others. */
export const expectLabels = (place: string, labels: Tensor, classes: number): void => {
  const elements = rowMajor(labels);
  for (let example = 0; example < elements.length; example++) {
    expectLabel(place, example, elements[example]!, classes, labels.dtype);
  }
};

/** Throws unless the weights of examples are finite and not negative, and so is their sum. */
export const expectWeights = (place: string, weights: Vector): void => {
  expectEach(`${place}(weights)`, weights, "finite numbers ≥ 0", isWeight);
  const { dtype } = weights;
  let total = 0;
  for (const weight of rowMajor(weights)) total += weight;
  const sum = dtype === "float32" ? Math.fround(total) : total;
  expectArgument(Number.isFinite(sum), {
    place: `${place}(weights)`,
    expected: `weights with a finite sum in ${dtype}`,
    received: sum,
    advice: "Divide all of them by the largest.",
  });
};

/** Throws when a score that a metric computes from an example's output is NaN: it can be neither classified nor ranked. */
export const expectScore = (metric: string, example: number, score: number): void => {
  if (isNumber(score)) return;
  throw new ArgumentError({
    place: `${metric}(output)`,
    expected: "numbers",
    received: score,
    advice: `It is the output of example ${example} of the batch: look for an overflow in the model.`,
  });
};

const isNumber = (element: number): boolean => !Number.isNaN(element);
const isProbability = (element: number): boolean => element >= 0 && element <= 1;
const isDecided = (element: number): boolean => element !== 0.5;
const isSign = (element: number): boolean => element === 1 || element === -1;
const isWeight = (element: number): boolean => element >= 0 && element < Number.POSITIVE_INFINITY;

const expectEach = (
  place: string,
  tensor: Tensor,
  expected: string,
  fits: (element: number) => boolean,
  advice?: string,
): void => {
  const elements = rowMajor(tensor);
  const wrong = elements.findIndex((element) => !fits(element));
  if (wrong < 0) return;
  const index = tensor.shape.map((size, axis) => Math.floor(wrong / sizeOf(tensor.shape.slice(axis + 1))) % size);
  throw new ArgumentError({
    place,
    expected,
    received: elements[wrong],
    advice: [`It is element ${formatShape(index)}.`, ...(advice === undefined ? [] : [advice])].join(" "),
  });
};
