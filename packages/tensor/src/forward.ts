/**
 * The operations that layers compute their outputs with, one by one, for programs that have to be small. Not for users: it may
 * change at any time.
 *
 * @module @gd/tensor/forward
 */

export * from "./interpreter/reference/forward-operations.js";
export { type ForwardOps, forwardOps } from "./interpreter/reference/forward-ops.js";
export type { Strided } from "./interpreter/reference/strided.js";
export { lessTheLargest } from "./operations/below-largest.js";
export { weighed } from "./operations/weigh.js";
