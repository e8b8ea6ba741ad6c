import type { DType, Shape } from "@gd/tensor";
import { expectDataset } from "../expect/expect-dataset.js";
import { expectOrder } from "../expect/expect-order.js";
import { expectPlaces } from "../expect/expect-places.js";
import { type CopyExamples, copierOf, copying } from "./copy-examples.js";
import type { AnyDataset, AsyncDataset, Dataset, Examples } from "./dataset.js";

/** A part of any dataset, whose examples are there when those of the whole are. */
interface Part extends Pick<Dataset, "size" | "inputShape" | "targetShape" | "targets" | "order"> {
  examples(places: ArrayLike<number>, dtype: DType): Examples | Promise<Examples>;
  at?(epoch: number): AnyDataset;
}

/** The examples of a dataset at these places, in this order, as a dataset of their own; in each epoch those of that epoch. */
export function subset<In extends Shape, Target extends Shape>(
  whole: Dataset<In, Target>,
  places: ArrayLike<number>,
): Dataset<In, Target>;
/** Some examples of a dataset whose examples take a while. */
export function subset<In extends Shape, Target extends Shape>(
  whole: AsyncDataset<In, Target>,
  places: ArrayLike<number>,
): AsyncDataset<In, Target>;
/** Some examples of any dataset. */
export function subset<In extends Shape, Target extends Shape>(
  whole: AnyDataset<In, Target>,
  places: ArrayLike<number>,
): AnyDataset<In, Target>;
export function subset(whole: AnyDataset, places: ArrayLike<number>): Part {
  expectDataset("subset(whole)", whole);
  expectPlaces("subset", places, whole.size);
  const chosen = Uint32Array.from(places);
  const inWhole = (method: string, inner: ArrayLike<number>): Uint32Array => {
    expectPlaces(`subset.${method}`, inner, chosen.length);
    return Uint32Array.from(inner, (place) => chosen[place]!);
  };
  const part: Part = {
    size: chosen.length,
    inputShape: whole.inputShape,
    targetShape: whole.targetShape,
    examples: (inner, dtype) => whole.examples(inWhole("examples", inner), dtype),
    ...(whole.order && { order: (random) => orderWithin(chosen, expectOrder("subset(whole).order", whole, random)) }),
    ...(whole.at && { at: (epoch) => subset(whole.at!(epoch), chosen) }),
    ...(whole.targets && { targets: (inner, dtype) => whole.targets!(inWhole("targets", inner), dtype) }),
  };
  if (copierOf(whole) === undefined) return part;
  // Asked for each time, as somebody may give the whole another `examples`.
  const copy: CopyExamples = (inner, input, target) =>
    copierOf(whole)?.(inWhole("examples", inner), input, target) ?? false;
  return copying(part, copy);
}

/** The places of a part in the order that its examples have in the whole. */
const orderWithin = (chosen: Uint32Array, order: Uint32Array): Uint32Array => {
  const rank = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) rank[order[i]!] = i;
  // Counted, as sorting millions takes long. An example may have been chosen more than once.
  const starts = new Uint32Array(order.length + 1);
  for (const place of chosen) starts[rank[place]! + 1]!++;
  for (let i = 0; i < order.length; i++) starts[i + 1]! += starts[i]!;
  const inner = new Uint32Array(chosen.length);
  for (let i = 0; i < chosen.length; i++) inner[starts[rank[chosen[i]!]!]!++] = i;
  return inner;
};
