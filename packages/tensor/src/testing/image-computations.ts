import { allocate, type DType } from "../dtype.js";
import {
  type ImagesShape,
  patchesShape,
  valuesShape,
  type WindowGrid,
  type Windows,
  windowGrid,
} from "../operations/windows.js";
import type { RandomStream } from "../random/random-stream.js";
import { type Shape, sizeOf } from "../shape.js";
import { fromElements, type Tensor } from "../tensor.js";
import type { Computation } from "./computation.js";

const apart = { top: 0, bottom: 0, left: 0, right: 0 };

/** Side by side, overlapping, with padding on every side, with gaps, as large as the image, too large for it. */
const WINDOWS: readonly Windows[] = [
  { size: [2, 2], stride: [2, 2], padding: apart },
  { size: [3, 3], stride: [1, 1], padding: { top: 1, bottom: 1, left: 1, right: 1 } },
  { size: [3, 2], stride: [2, 3], padding: { top: 2, bottom: 0, left: 0, right: 1 } },
  { size: [1, 1], stride: [3, 2], padding: { top: 1, bottom: 2, left: 1, right: 0 } },
  { size: [5, 6], stride: [1, 1], padding: apart },
  { size: [6, 2], stride: [1, 1], padding: apart },
];

const SHAPES: readonly ImagesShape[] = [
  [2, 5, 6, 1],
  [1, 6, 7, 3],
  [2, 5, 6, 4],
  [1, 5, 6, 9],
  [2, 5, 7, 18],
  [0, 5, 6, 4],
  [2, 5, 6, 0],
];

/**
 * No special numbers, or some, each for a twelfth of the elements: also those that others are lost to, so that every
 * order gives another sum.
 */
const SPECIAL = [[], [Infinity, -Infinity, Number.NaN, 0, -0], [2 ** 60, -(2 ** 60)]] as const;

/** Computations that use every operation on windows over images. */
export const imageComputations = (dtype: DType): readonly (readonly [string, Computation])[] => {
  /** Random numbers, some of them equal. */
  const numbers = <const S extends Shape>(random: RandomStream, shape: S, special: readonly number[]): Tensor<S> =>
    fromElements(
      allocate(dtype, sizeOf(shape)).map(() => {
        const choice = random.integer(12);
        return special[choice] ?? (choice > 8 ? choice - 10 : random.standardNormal());
      }),
      shape,
    );

  const forEachCase = (
    random: RandomStream,
    check: (what: string, grid: WindowGrid, draw: <const S extends Shape>(shape: S) => Tensor<S>) => void,
  ): void => {
    for (const shape of SHAPES) {
      for (const windows of WINDOWS) {
        for (const special of SPECIAL) {
          const { size, stride } = windows;
          const what = `of [${shape.join(", ")}], windows [${size.join(", ")}] by [${stride.join(", ")}]`;
          check(what, windowGrid("case", shape, windows), (drawn) => numbers(random, drawn, special));
        }
      }
    }
  };
  const imagesShape = ({ images, height, width, channels }: WindowGrid) => [images, height, width, channels] as const;

  return [
    [
      "patches and sumPatches",
      (same, random) =>
        forEachCase(random, (what, grid, draw) => {
          const [images, patches] = [draw(imagesShape(grid)), draw(patchesShape(grid))];
          same(`patches ${what}`, (ops) => ops.patches(images, grid));
          same(`sumPatches ${what}`, (ops) => ops.sumPatches(patches, images.shape, grid));
          const turned = fromElements(patches.data, [patches.shape[1], patches.shape[0]]);
          same(`sumPatches ${what}, transposed`, (ops) => ops.sumPatches(ops.transpose(turned), images.shape, grid));
        }),
    ],
    [
      "sumWindows and spreadWindows",
      (same, random) =>
        forEachCase(random, (what, grid, draw) => {
          const [images, values] = [draw(imagesShape(grid)), draw(valuesShape(grid))];
          same(`sumWindows ${what}`, (ops) => ops.sumWindows(images, grid));
          same(`spreadWindows ${what}`, (ops) => ops.spreadWindows(values, images.shape, grid));
        }),
    ],
    [
      "maxWindows and spreadMaxima",
      (same, random) =>
        forEachCase(random, (what, grid, draw) => {
          const [images, values] = [draw(imagesShape(grid)), draw(valuesShape(grid))];
          same(`maxWindows ${what}`, (ops) => ops.maxWindows(images, grid));
          same(`spreadMaxima ${what}`, (ops) => ops.spreadMaxima(images, values, grid));
        }),
    ],
  ];
};
