import type { EvaluatedLoss, Matrix, Ops, Scalar, Tensor } from "@gd/tensor";

/** The mean over the batch of −Σⱼ tⱼ · log softmax(x)ⱼ, where Σⱼ tⱼ = 1. */
export const crossEntropy = <Examples extends number, Classes extends number>(
  ops: Ops,
  output: Matrix<Examples, Classes>,
  targets: Matrix<Examples, Classes>,
): EvaluatedLoss<Matrix<Examples, Classes>> => {
  const [batch] = output.shape;
  const { logits, exponentials, sums } = exponentialsOf(ops, output);
  // As Σⱼ tⱼ = 1, −Σⱼ tⱼ · log softmax(x)ⱼ = log Σⱼ exp(xⱼ) − Σⱼ tⱼ · xⱼ.
  const total = ops.subtract(ops.sum(ops.log(sums)), ops.sum(explained(ops, targets, logits)));
  return {
    value: ops.divide(total, batch),
    backward: () => ops.divide(ops.subtract(ops.divideColumn(exponentials, sums), targets), batch),
  };
};

/** Σᵢ weightᵢ · (−Σⱼ costᵢⱼ · log softmax(xᵢ)ⱼ) / total, for costs ≥ 0. */
export const weightedCrossEntropy = <Examples extends number, Classes extends number>(
  ops: Ops,
  output: Matrix<Examples, Classes>,
  costs: Matrix<Examples, Classes>,
  weights: Tensor<readonly [Examples]>,
  total: Scalar,
): EvaluatedLoss<Matrix<Examples, Classes>> => {
  const { logits, exponentials, sums } = exponentialsOf(ops, output);
  // −Σⱼ costⱼ · log softmax(x)ⱼ = Σⱼ costⱼ · log Σⱼ exp(xⱼ) − Σⱼ costⱼ · xⱼ
  const masses = ops.sumColumns(costs);
  const losses = ops.subtract(ops.multiply(masses, ops.log(sums)), ops.sumColumns(explained(ops, costs, logits)));
  return {
    value: ops.divide(ops.sum(ops.multiply(losses, weights)), total),
    backward() {
      const expected = ops.multiplyColumn(ops.divideColumn(exponentials, sums), masses);
      return ops.multiplyColumn(ops.subtract(expected, costs), ops.divideBy(weights, total));
    },
    weight: () => total,
  };
};

/** With the largest logit of each row at 0, no exponential overflows and each sum is at least 1. */
const exponentialsOf = <M extends number, N extends number>(ops: Ops, output: Matrix<M, N>) => {
  const logits = ops.subtractColumn(output, ops.maxColumns(output));
  const exponentials = ops.exp(logits);
  return { logits, exponentials, sums: ops.sumColumns(exponentials) };
};

/** A class that costs 0 contributes 0, even where its logit has become −∞. A cost of NaN, that of no label, stays NaN. */
const explained = <M extends number, N extends number>(ops: Ops, costs: Matrix<M, N>, logits: Matrix<M, N>) =>
  ops.where(costs, ops.multiply(costs, logits), costs);
