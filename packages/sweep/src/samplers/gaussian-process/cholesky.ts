/** The lower triangle L with L Lᵀ = A, row by row, of a symmetric matrix of n rows; undefined where A is not positive definite. */
export const cholesky = (matrix: Float64Array, n: number): Float64Array | undefined => {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (i !== j) lower[i * n + j] = sum / lower[j * n + j]!;
      else if (sum > 0) lower[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
};

/** The solution x of L x = b. */
export const solveLower = (lower: Float64Array, b: ArrayLike<number>): Float64Array => {
  const n = b.length;
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
};

/** The solution x of Lᵀ x = b. */
export const solveUpper = (lower: Float64Array, b: ArrayLike<number>): Float64Array => {
  const n = b.length;
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
};
