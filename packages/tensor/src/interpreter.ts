/**
 * What interpreters of `Ops` in other packages share with `referenceOps`. Not for users: it may change at any time.
 *
 * @module @gd/tensor/interpreter
 */

export { checkOperands } from "./check-operands.js";
export { uncompiled } from "./compiled.js";
export { resultShape, type Shaped } from "./result-shape.js";
export { isStale } from "./stale-tensor-error.js";
export { viewOperations } from "./view-operations.js";
export { expectOverWindows, patchesShape, valuesShape, type WindowGrid, windowGrid } from "./windows.js";
