import type { Shape } from "@gd/tensor";

/**
 * A shape that is inferred elsewhere: `NoInfer` for the use in `Batch`, where the compiler does not see through its
 * own.
 */
export type Decided<S extends Shape> = [S][S extends Shape ? 0 : never];
