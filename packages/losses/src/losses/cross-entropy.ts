import {
  belowLargest,
  type EvaluatedLoss,
  type Matrix,
  type Ops,
  type Scalar,
  type Shape,
  type Tensor,
  weigh,
} from "@gd/tensor";

/** What it costs to give no probability to the classes of each example. */
export interface Costs<Examples extends number, Classes extends number> {
  /** Of each class: its probability by the target, times its weight and that of the example. */
  readonly costs: Matrix<Examples, Classes>;
  /** The sum of the costs of each example. Default: 1 each. */
  readonly masses?: Tensor<readonly [Examples]> | undefined;
  /** What the sum over the batch is divided by. */
  readonly total: number | Scalar;
}

/** Σᵢⱼ costᵢⱼ · (−log softmax(xᵢ)ⱼ) / total, for costs ≥ 0. */
export const crossEntropy = <Examples extends number, Classes extends number>(
  ops: Ops,
  output: Matrix<Examples, Classes>,
  { costs, masses, total }: Costs<Examples, Classes>,
): EvaluatedLoss<Matrix<Examples, Classes>> => {
  const divided = <S extends Shape>(x: Tensor<S>): Tensor<S> =>
    typeof total === "number" ? ops.divide(x, total) : ops.divideBy(x, total);
  const logits = belowLargest(ops, output);
  const exponentials = ops.exp(logits);
  const sums = ops.sumColumns(exponentials);
  const logs = ops.log(sums);
  // −Σⱼ costⱼ · log softmax(x)ⱼ = mass · log Σⱼ exp(xⱼ) − Σⱼ costⱼ · xⱼ, with mass = Σⱼ costⱼ
  const normalizers = masses === undefined ? logs : ops.multiply(masses, logs);
  return {
    value: divided(ops.subtract(ops.sum(normalizers), ops.sum(weigh(ops, costs, logits)))),
    backward() {
      const probabilities = ops.divideColumn(exponentials, sums);
      const expected = masses === undefined ? probabilities : ops.multiplyColumn(probabilities, masses);
      return divided(ops.subtract(expected, costs));
    },
  };
};
