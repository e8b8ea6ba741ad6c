import { isTensor, type Operand, type Shape, sizeOf, type Tensor, type Vector, type Windows } from "@gd/tensor";
import {
  extent,
  type Kernel,
  type OperationName,
  operationNames,
  operations,
  patchesShape,
  type WindowGrid,
  windowGrid,
} from "@gd/tensor/interpreter";
import type { Instruction, Place, Source } from "../kernels/instruction.js";
import { KERNEL, kernelOf } from "../kernels/kernel.js";
import { UNIT } from "../kernels/sharing.js";
import type { Machine } from "../memory/machine.js";
import { executeElementwise } from "./execute-elementwise.js";
import { sourceInOrder, sourceOn } from "./source.js";

/** The operations as instructions on a machine. */
export const wasmKernels = (machine: Machine): Readonly<Record<OperationName, Kernel>> => {
  const sourceOf = (operand: Operand<Shape>): Source => sourceOn(machine, operand);
  const inOrder = (operand: Tensor): Source => sourceInOrder(machine, operand);
  const elementwise = (kernel: number, y: Place, sources: readonly Source[], shape: Shape): void =>
    executeElementwise(machine, { kernel, y, sources }, extent(shape));

  /** A result in a block of its own. Outside of a step it is one, so that its elements are kept on the heap. */
  const computed = (shape: Shape, write: (y: Place) => void): Tensor =>
    machine.runStep(() => {
      const y = machine.temporary(sizeOf(shape));
      write(y);
      return machine.tensorAt(shape, y);
    });

  const combining =
    (kernel: number): Kernel =>
    (operands: readonly Operand<Shape>[], shape) =>
      computed(shape, (y) => elementwise(kernel, y, operands.map(sourceOf), shape));

  /** An operand is repeated for each row, for each column, or for each element. */
  const repeating: Kernel = ([x, repeated]: readonly Tensor[], shape, operation) =>
    computed(shape, (y) => {
      const { as, row, column } = operations[operation].repeats!;
      elementwise(KERNEL[as], y, [sourceOf(x!), { at: machine.placeOf(repeated!), row, column }], shape);
    });

  /**
   * Computed image by image. Windows lie over images of the shape among the operands, or else over the first operand.
   */
  const overImages =
    (kernel: number): Kernel =>
    (operands: readonly (Tensor | Shape | Windows)[], shape, operation) => {
      machine.memory.expectImages();
      const tensors = operands.filter(isTensor);
      const over = operands.find((operand): operand is Shape => Array.isArray(operand)) ?? tensors[0]!.shape;
      const grid = windowGrid(operation, over, operands.find((operand) => "stride" in operand)!);
      const columns = sizeOf(patchesShape({ ...grid, images: 1 }));
      return computed(shape, (y) => {
        const sources = tensors.map(inOrder);
        machine.execute({ kernel, y, sources, rows: grid.images, columns, inner: 0, details: wordsOf(grid) });
      });
    };

  /** One instruction on the tensors among the operands. */
  const instruction =
    (
      kernel: number,
      sourcesOf: (operands: readonly Tensor[]) => readonly Source[],
      describe: (operands: never, shape: Shape) => Omit<Instruction, "kernel" | "y" | "sources">,
    ): Kernel =>
    (operands, shape) =>
      computed(shape, (y) =>
        machine.execute({ kernel, y, sources: sourcesOf(operands), ...describe(operands, shape) }),
      );
  /** Room for the next row of each one's label, for each thread that has some of the columns. */
  const listsOfRows = ({ shape: [rows = 0, columns = 0] }: Tensor): Source => ({
    at: machine.temporary(rows * Math.ceil(columns / UNIT)),
    row: 0,
    column: 1,
  });
  const reducing = (kernel: number): Kernel =>
    instruction(
      kernel,
      ([matrix]) => [inOrder(matrix!)],
      ([matrix]: readonly Tensor[]) => ({ rows: matrix!.shape[0]!, columns: matrix!.shape[1]!, inner: 0 }),
    );

  const special: Partial<Record<OperationName, Kernel>> = {
    fill: ([, value]: readonly [Shape, number], shape) =>
      computed(shape, (y) => elementwise(KERNEL.copy, y, [sourceOf(value)], shape)),
    reshape([source]: readonly Tensor[], shape) {
      if (!source!.transposed) return machine.view(source!, shape, 0, false);
      return computed(shape, (y) => elementwise(KERNEL.copy, y, [sourceOf(source!)], source!.shape));
    },
    slice: ([vector, start]: readonly [Vector, number], shape) => machine.view(vector, shape, start, false),
    transpose: ([matrix]: readonly Tensor[], shape) => machine.view(matrix!, shape, 0, !matrix!.transposed),
    concatenate: ([parts]: readonly (readonly Tensor[])[], shape) =>
      computed(shape, ({ block }) => {
        let offset = 0;
        for (const part of parts!) {
          elementwise(KERNEL.copy, { block, offset }, [sourceOf(part)], part.shape);
          offset += sizeOf(part.shape);
        }
      }),
    matmul: instruction(
      KERNEL.matmul,
      (operands) => operands.map(sourceOf),
      ([left]: readonly Tensor[], [rows, columns]) => ({ rows: rows!, columns: columns!, inner: left!.shape[1]! }),
    ),
    // All elements as those of a single row.
    sum: instruction(
      KERNEL.sumColumns,
      ([x]) => [inOrder(x!)],
      ([x]: readonly Tensor[]) => ({ rows: 1, columns: sizeOf(x!.shape), inner: 0 }),
    ),
    sumRows: reducing(KERNEL.sumRows),
    sumColumns: reducing(KERNEL.sumColumns),
    meanRows: reducing(KERNEL.meanRows),
    meanColumns: reducing(KERNEL.meanColumns),
    maxColumns: reducing(KERNEL.maxColumns),
    oneHot: instruction(
      KERNEL.oneHot,
      ([labels]) => [sourceOf(labels!)],
      (_, [rows, columns]) => ({ rows: rows!, columns: columns!, inner: 0 }),
    ),
    gatherRows: instruction(
      KERNEL.gatherRows,
      ([table, labels]) => [inOrder(table!), sourceOf(labels!)],
      ([table]: readonly Tensor[], [rows, columns]) => ({ rows: rows!, columns: columns!, inner: table!.shape[0]! }),
    ),
    sumRowsByLabel: instruction(
      KERNEL.sumRowsByLabel,
      ([rows, labels]) => [inOrder(rows!), sourceOf(labels!), listsOfRows(rows!)],
      ([rows]: readonly Tensor[], [classes, columns]) => ({
        rows: rows!.shape[0]!,
        columns: columns!,
        inner: classes!,
      }),
    ),
    uniform: instruction(
      KERNEL.uniform,
      ([, , step]) => [sourceOf(step!)],
      ([, details]: readonly [Shape, readonly number[]], shape) => ({
        rows: 1,
        columns: sizeOf(shape),
        inner: 0,
        details,
      }),
    ),
  };

  const kernelFor = (operation: OperationName): Kernel => {
    const { independent, repeats } = operations[operation];
    if (repeats !== undefined) return repeating;
    const own = special[operation];
    if (own !== undefined) return own;
    const kernel = kernelOf(operation);
    if (kernel === undefined) throw new Error(`${operation} has no kernel in assembly/.`);
    return independent === "images" ? overImages(kernel) : combining(kernel);
  };
  const kernels = operationNames.map((operation) => [operation, kernelFor(operation)] as const);
  // The compiler cannot see that these are all the names.
  return Object.fromEntries(kernels) as Record<OperationName, Kernel>;
};

/** In the order in which assembly/window-grid.as reads them. */
const wordsOf = ({ height, width, channels, rows, columns, size, stride, padding }: WindowGrid): readonly number[] => [
  ...[height, width, channels, rows, columns],
  ...[...size, ...stride, padding.top, padding.left],
];
