import type { Ops, Shape, Tensor } from "@gd/tensor";
import { expectOverWindows, patchesShape, valuesShape, type WindowGrid, windowGrid } from "@gd/tensor/interpreter";
import type { Place } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";
import { sourceInOrder } from "./source.js";

type ImageOperations = Pick<
  Ops,
  "patches" | "sumPatches" | "sumWindows" | "spreadWindows" | "maxWindows" | "spreadMaxima"
>;

/** The operations on windows over images, each an instruction that is shared out by images. */
export const imageOperations = (
  machine: Machine,
  check: (operation: string, ...operands: readonly Tensor[]) => void,
  computed: <const S extends Shape>(shape: S, compute: (y: Place) => void) => Tensor<S>,
): ImageOperations => {
  const execute = <const S extends Shape>(
    operation: keyof ImageOperations,
    shape: S,
    grid: WindowGrid,
    ...operands: readonly Tensor[]
  ): Tensor<S> =>
    computed(shape, (y) => {
      const sources = operands.map((operand) => sourceInOrder(machine, operand));
      const [rows, columns] = [grid.images, patchesShape({ ...grid, images: 1 }).reduce((a, b) => a * b)];
      machine.execute({ kernel: KERNEL[operation], y, sources, rows, columns, inner: 0, grid });
    });

  return {
    patches(images, windows) {
      check("patches", images);
      const grid = windowGrid("patches", images.shape, windows);
      return execute("patches", patchesShape(grid), grid, images);
    },
    sumPatches(patches, shape, windows) {
      check("sumPatches", patches);
      const grid = windowGrid("sumPatches", shape, windows);
      expectOverWindows("sumPatches", "patches", patches, grid);
      return execute("sumPatches", shape, grid, patches);
    },
    sumWindows(images, windows) {
      check("sumWindows", images);
      const grid = windowGrid("sumWindows", images.shape, windows);
      return execute("sumWindows", valuesShape(images, grid), grid, images);
    },
    spreadWindows(values, shape, windows) {
      check("spreadWindows", values);
      const grid = windowGrid("spreadWindows", shape, windows);
      expectOverWindows("spreadWindows", "values", values, grid);
      return execute("spreadWindows", shape, grid, values);
    },
    maxWindows(images, windows) {
      check("maxWindows", images);
      const grid = windowGrid("maxWindows", images.shape, windows);
      return execute("maxWindows", valuesShape(images, grid), grid, images);
    },
    spreadMaxima(images, values, windows) {
      check("spreadMaxima", images, values);
      const grid = windowGrid("spreadMaxima", images.shape, windows);
      expectOverWindows("spreadMaxima", "values", values, grid);
      return execute("spreadMaxima", images.shape, grid, images, values);
    },
  };
};
