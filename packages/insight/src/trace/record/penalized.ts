import type { leaves, Ops, Scalar, Tensor } from "@gd/tensor";
import type { Regularization } from "@gd/train";

/** What parameters cost by themselves, and their gradients with that of the cost. */
export interface Penalized {
  readonly penalty: Scalar | undefined;
  /** In the order of the parameters; those without a cost have the gradient of the loss. */
  readonly gradients: readonly Tensor[];
}

/** Adds the gradients of penalties, as training does. */
export const penalized = (
  ops: Ops,
  regularization: Regularization | undefined,
  parameters: ReturnType<typeof leaves>,
  gradients: readonly Tensor[],
): Penalized => {
  if (regularization === undefined) return { penalty: undefined, gradients };
  const penalties = "evaluate" in regularization ? [regularization] : regularization;
  let penalty: Scalar | undefined;
  const totals = parameters.map(([path, parameter], i) => {
    const name = path.slice(path.lastIndexOf(".") + 1);
    const costs = penalties
      .filter(({ exclude }) => !exclude.includes(name))
      .map((part) => part.evaluate(ops, parameter));
    for (const { value } of costs) penalty = penalty === undefined ? value : ops.add(penalty, value);
    const [first, ...others] = costs.map(({ gradient }) => gradient);
    if (first === undefined) return gradients[i]!;
    return ops.add(
      gradients[i]!,
      others.reduce((sum, gradient) => ops.add(sum, gradient), first),
    );
  });
  return { penalty, gradients: totals };
};
