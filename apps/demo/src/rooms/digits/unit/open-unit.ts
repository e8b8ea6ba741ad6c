import { leaves, type Parameters, rowMajor, type Tensor } from "@gd/tensor";
import { type WeightPictures, weightPictures } from "../weight-pictures.js";

/** A unit of the first layer at work on an image. */
export interface OpenedUnit {
  /** Counted from 1. */
  readonly unit: number;
  readonly units: number;
  /** Its weights, and its weights times the ink, at each pixel. */
  readonly weights: WeightPictures;
  readonly products: WeightPictures;
  /** The sum of all products. */
  readonly total: number;
  readonly bias: number;
  /** What it passes on. */
  readonly output: number;
  /** What it adds to the sum of each digit; undefined where it is such a sum itself, or more layers come between. */
  readonly onward: readonly number[] | undefined;
}

/**
 * Opens a unit of the first layer. Undefined if there is no such unit.
 *
 * @param parameters of linear layers with activations between them
 * @param pixels bytes of ink
 * @param unit counted from 1
 * @param activate the activation of the hidden layers
 */
export const openUnit = (
  parameters: readonly Parameters[],
  pixels: Uint8Array,
  unit: number,
  activate: (sum: number) => number,
): OpenedUnit | undefined => {
  const layers = parameters.map((layer) => new Map(leaves(layer))).filter((layer) => layer.has("weight"));
  const [weight, bias] = [layers[0]!.get("weight")!, layers[0]!.get("bias")!];
  const [, units = 0] = weight.shape;
  if (unit < 1 || unit > units) return undefined;
  const elements = rowMajor(weight);
  const own = Float64Array.from(pixels, (_, pixel) => elements[pixel * units + unit - 1]!);
  const products = own.map((value, pixel) => (value * pixels[pixel]!) / 255);
  const total = products.reduce((sum, product) => sum + product, 0);
  const sum = total + rowMajor(bias)[unit - 1]!;
  const output = layers.length === 1 ? sum : activate(sum);
  return {
    unit,
    units,
    weights: weightPictures(own, 1, 1),
    products: weightPictures(products, 1, 1),
    total,
    bias: rowMajor(bias)[unit - 1]!,
    output,
    onward: layers.length === 2 ? onwardOf(layers[1]!.get("weight")!, unit, output) : undefined,
  };
};

const onwardOf = (weight: Tensor, unit: number, output: number): readonly number[] => {
  const digits = weight.shape[1]!;
  return Array.from(rowMajor(weight).subarray((unit - 1) * digits, unit * digits), (value) => output * value);
};
