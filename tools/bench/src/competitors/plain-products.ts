export type Elements = Float32Array | Float64Array;
export type Allocate = (source: number | ArrayLike<number>) => Elements;

// Four terms of each sum at a time: one pass over a row of the result does the work of four passes.

/** C = A · B + bias for A [rows, inner] and B [inner, columns]; the bias may be undefined. */
export const product = (
  a: Elements,
  b: Elements,
  bias: Elements | undefined,
  c: Elements,
  rows: number,
  inner: number,
  columns: number,
): void => {
  if (bias === undefined) c.fill(0, 0, rows * columns);
  else for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) c[i * columns + j] = bias[j]!;
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    let k = 0;
    for (; k + 4 <= inner; k += 4) {
      const [at, bt] = [i * inner + k, k * columns];
      const a0 = a[at]!;
      const a1 = a[at + 1]!;
      const a2 = a[at + 2]!;
      const a3 = a[at + 3]!;
      for (let j = 0; j < columns; j++) {
        const b0 = bt + j;
        c[row + j] =
          c[row + j]! + a0 * b[b0]! + a1 * b[b0 + columns]! + a2 * b[b0 + 2 * columns]! + a3 * b[b0 + 3 * columns]!;
      }
    }
    for (; k < inner; k++) {
      const a0 = a[i * inner + k]!;
      for (let j = 0; j < columns; j++) c[row + j] = c[row + j]! + a0 * b[k * columns + j]!;
    }
  }
};

/** C = Aᵀ · B for A [inner, rows] and B [inner, columns]. */
export const productOfTransposed = (
  a: Elements,
  b: Elements,
  c: Elements,
  rows: number,
  inner: number,
  columns: number,
): void => {
  c.fill(0, 0, rows * columns);
  let k = 0;
  for (; k + 4 <= inner; k += 4) {
    const bt = k * columns;
    for (let i = 0; i < rows; i++) {
      const row = i * columns;
      const a0 = a[k * rows + i]!;
      const a1 = a[(k + 1) * rows + i]!;
      const a2 = a[(k + 2) * rows + i]!;
      const a3 = a[(k + 3) * rows + i]!;
      for (let j = 0; j < columns; j++) {
        const b0 = bt + j;
        c[row + j] =
          c[row + j]! + a0 * b[b0]! + a1 * b[b0 + columns]! + a2 * b[b0 + 2 * columns]! + a3 * b[b0 + 3 * columns]!;
      }
    }
  }
  for (; k < inner; k++) {
    for (let i = 0; i < rows; i++) {
      const a0 = a[k * rows + i]!;
      for (let j = 0; j < columns; j++) c[i * columns + j] = c[i * columns + j]! + a0 * b[k * columns + j]!;
    }
  }
};

/** C = A · Bᵀ for A [rows, inner] and B [columns, inner]. */
export const productWithTransposed = (
  a: Elements,
  b: Elements,
  c: Elements,
  rows: number,
  inner: number,
  columns: number,
): void => {
  for (let i = 0; i < rows; i++) {
    const at = i * inner;
    let j = 0;
    for (; j + 4 <= columns; j += 4) {
      const [b0, b1, b2, b3] = [j * inner, (j + 1) * inner, (j + 2) * inner, (j + 3) * inner];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = 0; k < inner; k++) {
        const x = a[at + k]!;
        s0 += x * b[b0 + k]!;
        s1 += x * b[b1 + k]!;
        s2 += x * b[b2 + k]!;
        s3 += x * b[b3 + k]!;
      }
      const ct = i * columns + j;
      c[ct] = s0;
      c[ct + 1] = s1;
      c[ct + 2] = s2;
      c[ct + 3] = s3;
    }
    for (; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += a[at + k]! * b[j * inner + k]!;
      c[i * columns + j] = sum;
    }
  }
};
