import { type Operand, type Shape, sizeOf, type Tensor, type Vector } from "@gd/tensor";
import {
  type Kernel,
  type OperationName,
  operations,
  patchesShape,
  type WindowGrid,
  windowGrid,
} from "@gd/tensor/interpreter";
import type { Instruction, Place, Source } from "../kernels/instruction.js";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";
import { executeElementwise } from "./execute-elementwise.js";
import { extent, sourceInOrder, sourceOn } from "./source.js";

/** The kernel of each operation that there is one for, as instructions on a machine. */
export const wasmKernels = (machine: Machine): ((operation: OperationName) => Kernel | undefined) => {
  const sourceOf = (operand: Operand<Shape>): Source => sourceOn(machine, operand);
  const inOrder = (operand: Tensor): Source => sourceInOrder(machine, operand);
  const elementwise = (kernel: number, y: Place, sources: readonly Source[], shape: Shape): void =>
    executeElementwise(machine, { kernel, y, sources }, extent(shape));

  /** A kernel whose result is written by one instruction on its tensors. */
  const instruction =
    (
      sourcesOf: (operands: readonly Tensor[]) => readonly Source[],
      describe: (operands: never, shape: Shape) => Omit<Instruction, "kernel" | "y" | "sources">,
      as?: OperationName,
    ): Kernel =>
    (operands, shape, operation) =>
      machine.computed(shape, (y) => {
        const sources = sourcesOf(operands);
        machine.execute({ kernel: KERNEL[as ?? operation], y, sources, ...describe(operands, shape) });
      });
  const ofMatrix = instruction(
    ([matrix]) => [inOrder(matrix!)],
    ([matrix]: readonly Tensor[]) => ({ rows: matrix!.shape[0]!, columns: matrix!.shape[1]!, inner: 0 }),
  );

  const combining: Kernel = (operands: readonly Operand<Shape>[], shape, operation) =>
    machine.computed(shape, (y) => elementwise(KERNEL[operation], y, operands.map(sourceOf), shape));

  /** With an operand that is repeated along the rows, along the columns, or everywhere. */
  const repeating: Kernel = ([x, repeated]: readonly Tensor[], shape, operation) =>
    machine.computed(shape, (y) => {
      const { as, row, column } = operations[operation].repeats!;
      const sources = [sourceOf(x!), { at: machine.placeOf(repeated!), row, column }];
      elementwise(KERNEL[as], y, sources, shape);
    });

  /** Shared out by images. The grid lies over the images that an operation reads, or over those that it makes. */
  const overImages: Kernel = (operands: readonly unknown[], shape, operation) => {
    const tensors = operands.filter((operand): operand is Tensor => typeof operand === "object" && "dtype" in operand!);
    const makesImages = operation === "sumPatches" || operation.startsWith("spread");
    const grid = windowGrid(operation, makesImages ? shape : tensors[0]!.shape, operands.at(-1) as WindowGrid);
    return machine.computed(shape, (y) => {
      const columns = sizeOf(patchesShape({ ...grid, images: 1 }));
      const details = wordsOf(grid);
      const sources = tensors.map(inOrder);
      machine.execute({ kernel: KERNEL[operation], y, sources, rows: grid.images, columns, inner: 0, details });
    });
  };

  const special: Partial<Record<OperationName, Kernel>> = {
    fill: ([, value]: readonly [Shape, number], shape) =>
      machine.computed(shape, (y) => elementwise(KERNEL.copy, y, [sourceOf(value)], shape)),
    reshape([source]: readonly Tensor[], shape) {
      if (!source!.transposed) return machine.view(source!, shape, 0, false);
      return machine.computed(shape, (y) => elementwise(KERNEL.copy, y, [sourceOf(source!)], source!.shape));
    },
    slice: ([vector, start]: readonly [Vector, number], shape) => machine.view(vector, shape, start, false),
    transpose: ([matrix]: readonly Tensor[], shape) => machine.view(matrix!, shape, 0, !matrix!.transposed),
    concatenate: ([parts]: readonly (readonly Tensor[])[], shape) =>
      machine.computed(shape, ({ block }) => {
        let offset = 0;
        for (const part of parts!) {
          elementwise(KERNEL.copy, { block, offset }, [sourceOf(part)], part.shape);
          offset += sizeOf(part.shape);
        }
      }),
    matmul: instruction(
      (operands) => operands.map(sourceOf),
      ([left]: readonly Tensor[], [rows, columns]) => ({ rows: rows!, columns: columns!, inner: left!.shape[1]! }),
    ),
    sum: instruction(
      ([x]) => [inOrder(x!)],
      ([x]: readonly Tensor[]) => ({ rows: 1, columns: sizeOf(x!.shape), inner: 0 }),
      "sumColumns",
    ),
    sumRows: ofMatrix,
    sumColumns: ofMatrix,
    maxColumns: ofMatrix,
    oneHot: instruction(
      ([labels]) => [sourceOf(labels!)],
      (_, [rows, columns]) => ({ rows: rows!, columns: columns!, inner: 0 }),
    ),
    gatherRows: instruction(
      ([table, labels]) => [inOrder(table!), sourceOf(labels!)],
      ([table]: readonly Tensor[], [rows, columns]) => ({ rows: rows!, columns: columns!, inner: table!.shape[0]! }),
    ),
    sumRowsByLabel: instruction(
      ([rows, labels]) => [inOrder(rows!), sourceOf(labels!)],
      ([{ shape }, , classes]: readonly [Tensor, Tensor, number]) => ({
        rows: shape[0]!,
        columns: shape[1]!,
        inner: classes,
      }),
    ),
    uniform: instruction(
      ([, , step]) => [sourceOf(step!)],
      ([, key]: readonly [Shape, readonly number[]], shape) => ({
        rows: 1,
        columns: sizeOf(shape),
        inner: 0,
        details: key,
      }),
    ),
  };

  return (operation) => {
    const { independent, repeats } = operations[operation];
    if (repeats !== undefined) return repeating;
    if (independent === "elements") return KERNEL[operation] === undefined ? undefined : combining;
    return independent === "images" ? overImages : special[operation];
  };
};

/** In the order in which assembly/window-grid.as reads them. */
const wordsOf = ({ height, width, channels, rows, columns, size, stride, padding }: WindowGrid): readonly number[] => [
  ...[height, width, channels, rows, columns],
  ...[...size, ...stride, padding.top, padding.left],
];
