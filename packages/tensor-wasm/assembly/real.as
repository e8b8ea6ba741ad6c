/** The type of elements. The build replaces this file by one that says f64, and compiles the kernels a second time. */
export type Real = f32;
