/** The type of elements. codegen.mjs replaces this file to compile the kernels for float64, too. */
export type Real = f32;
