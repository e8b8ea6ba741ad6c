import { type Dataset, dataset } from "@gd/data";
import { fromElements } from "@gd/tensor";
import type { PointSet } from "../data/point-set.js";

/** How many outputs a network needs: one for two classes or a value, else one for each class. */
export const outputsFor = (classes: number): number => (classes > 2 ? classes : 1);

/** Points as examples; more than two classes are labels, all else is a column. */
export const planeDataset = ({ places, targets }: PointSet, classes: number): Dataset =>
  classes > 2
    ? dataset(fromElements(places, [targets.length, 2]), fromElements(targets, [targets.length]))
    : dataset(fromElements(places, [targets.length, 2]), fromElements(targets, [targets.length, 1]));
