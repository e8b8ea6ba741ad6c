import { type Shape, sizeOf } from "@gd/tensor";

/** The shape of a batch as a matrix of rows along its last axis: [batch · 7, 5] for [batch, 7, 5]. */
export const rowsOf = ([batch = 0, ...example]: Shape): readonly [rows: number, columns: number] => [
  batch * sizeOf(example.slice(0, -1)),
  example.at(-1) ?? 1,
];
