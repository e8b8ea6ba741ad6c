import type { Examples } from "@gd/data";
import type { Tensor } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";
import type { AnySetup } from "../measure/any-setup.js";
import { hasLabels } from "../measure/has-labels.js";
import { rowsOf } from "../measure/sample.js";
import { taskOf } from "../measure/task.js";

/** Of a class with fewer examples, and a small share of them, those held back would say nothing. */
const FEW = 32;
/** Of the share that each class has where all have the same. */
const RARE = 0.25;
/** Times as many examples of one class as of another. */
const UNEVEN = 3;

/**
 * Places of at most so many examples, spread evenly, of which no class has more than three times as many as another. Classes with too
 * few examples are left out, and nothing is left where that leaves only one. Examples without classes are all alike.
 */
export const balancedPlaces = ({ loss }: Pick<AnySetup, "loss">, { target }: Examples, most: number): number[] => {
  const classes = new Map<number, number[]>();
  const isClass = hasClasses(loss, target);
  rowsOf(target).forEach((row, place) => {
    const label = isClass ? row[0]! : 0;
    const places = classes.get(label);
    if (places === undefined) classes.set(label, [place]);
    else places.push(place);
  });
  const examples = target.shape[0] ?? 0;
  const isRare = (places: readonly number[]): boolean =>
    places.length < FEW && places.length < (RARE * examples) / classes.size;
  const left = [...classes.values()].filter((places) => !isRare(places));
  if (left.length < Math.min(2, classes.size)) return [];
  const cap = UNEVEN * Math.min(...left.map(({ length }) => length));
  const total = left.reduce((sum, { length }) => sum + Math.min(length, cap), 0);
  const share = Math.min(1, most / total);
  return left
    .flatMap((places) => evenly(places, Math.floor(share * Math.min(places.length, cap))))
    .sort((a, b) => a - b);
};

const hasClasses = (loss: AnyLoss, target: Tensor): boolean =>
  hasLabels(loss, target) || (taskOf(loss) === "truths" && target.shape.slice(1).every((size) => size === 1));

/** So many of a list, as far apart as they can be. */
const evenly = (places: readonly number[], count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => places[Math.floor((i * places.length) / count)]!);
