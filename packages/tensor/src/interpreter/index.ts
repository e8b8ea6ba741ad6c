/**
 * What interpreters in other packages are built from. Not for users: it may change at any time.
 *
 * @module @gd/tensor/interpreter
 */

export { expectElements } from "../expect/expect-elements.js";
export { expectTensors } from "../expect/expect-tensors.js";
export { isComplete } from "../is-complete.js";
export { contextOver } from "../model/create-context.js";
export type { Operation, Repeats, Shaped } from "../operations/operation.js";
export { sameShapes as expectSameShapes } from "../operations/operation-shapes.js";
export { type OperationName, operationNames, operations } from "../operations/operations.js";
export { patchesShape, type WindowGrid, windowGrid } from "../operations/windows.js";
export { reclaim } from "../stale-tensor-error.js";
export { carryOut } from "./carry-out.js";
export { expectOutcome } from "./expect-outcome.js";
export { type Backend, interpret, type Kernel } from "./interpret.js";
export { extent } from "./reference/strided.js";
