/** What interpreters of `Ops` in other packages share with `referenceOps`. Not for users: it may change at any time. */
export { checkOperands } from "./check-operands.js";
export { resultShape } from "./result-shape.js";
export { viewOperations } from "./view-operations.js";
