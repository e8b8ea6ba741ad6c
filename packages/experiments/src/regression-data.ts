import { numpyRandomState } from "@gd/data";
import { fromElements, type Tensor } from "@gd/tensor";

const ROWS = 10_000;
/** The weights that the data was made with; the first is the intercept. */
export const TRUE_WEIGHTS = [0, 1, -2, 3, -4] as const;

/** The notebook's regression problem. */
export interface RegressionData {
  /** X: a column of ones, then four columns of uniforms. */
  readonly design: Tensor<readonly [number, number]>;
  /** y = x₁ − 2x₂ + 3x₃ − 4x₄ + noise */
  readonly targets: Tensor<readonly [number, 1]>;
}

/** Draws the data as NumPy's `RandomState(123)` does: four vectors of uniforms one after the other, then the noise. */
export const regressionData = (): RegressionData => {
  const random = numpyRandomState(123);
  const columns = [1, 2, 3, 4].map(() => random.uniform(0, 1, ROWS));
  const noise = random.standardNormal(ROWS);
  const design = new Float64Array(ROWS * 5);
  const targets = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    design[row * 5] = 1;
    columns.forEach((column, i) => {
      design[row * 5 + i + 1] = column[row]!;
    });
    const [x1, x2, x3, x4] = columns.map((column) => column[row]!) as [number, number, number, number];
    const [, w1, w2, w3, w4] = TRUE_WEIGHTS;
    targets[row] = w1 * x1 + w2 * x2 + w3 * x3 + w4 * x4 + noise[row]!;
  }
  return { design: fromElements(design, [ROWS, 5]), targets: fromElements(targets, [ROWS, 1]) };
};
