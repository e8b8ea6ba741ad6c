import type { PlantedFault } from "../planted-fault.ts";

export const elementwise: readonly PlantedFault[] = [
  {
    file: "losses/mean-squared-error.ts",
    what: "the sum over outputs",
    find: "losses: squaredErrors,",
    replace: 'outputs: "sum",\n  losses: squaredErrors,',
  },
  {
    file: "losses/mean-squared-error.ts",
    what: "the sum over the batch",
    find: "losses: squaredErrors,",
    replace: 'reduction: "sum",\n  losses: squaredErrors,',
  },
  { file: "losses/residual-sum-of-squares.ts", what: "the mean over outputs", find: 'outputs: "sum", ', replace: "" },
  {
    file: "losses/residual-sum-of-squares.ts",
    what: "always the mean over the batch",
    find: "reduction, losses",
    replace: "losses",
  },
  {
    file: "losses/residual-sum-of-squares.ts",
    what: "always the sum over the batch",
    find: "reduction, losses",
    replace: 'reduction: "sum", losses',
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "does not say whether it is a mean or a sum",
    find: "    description,\n    reduction,",
    replace: "    description,",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "an infinite loss of weight 0 has no limit",
    find: "weigh(ops, share, ops.reshape(each, [examples, outputsEach]))",
    replace: "ops.multiply(share, ops.reshape(each, [examples, outputsEach]))",
  },
  {
    file: "weights/of-split-targets.ts",
    what: "does not say whether it is a mean or a sum",
    find: "reduction: loss.reduction,",
    replace: "",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the gradient is that of the sum",
    find: "backward: () => gradient(n)",
    replace: "backward: () => gradient(1)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the gradient is a mean over the batch only",
    find: "backward: () => gradient(n)",
    replace: "backward: () => gradient(examples)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the gradient forgets the weights",
    find: "ops.reshape(weighted(gradient(m)), shape)",
    replace: "gradient(m)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "weights are divided by the number of examples, not by their sum",
    find: "ops.divideBy(weights, total)",
    replace: "ops.multiply(weights, 1 / examples)",
  },
  {
    file: "losses/elementwise-loss.ts",
    what: "the weight of a batch is its size",
    find: "weight: () => total",
    replace: "weight: () => ops.fill([], examples)",
  },
  {
    file: "losses/hinge.ts",
    what: "the gradient does not stop at the margin",
    find: "ops.where(missing, ops.divide(target, -n), 0)",
    replace: "ops.divide(target, -n)",
  },
  {
    file: "losses/huber.ts",
    what: "the gradient is not clipped",
    find: "ops.divide(clipped, n)",
    replace: "ops.divide(error, n)",
  },
  {
    file: "losses/mean-absolute-error.ts",
    what: "the gradient is the difference",
    find: "ops.where(difference, 1 / n, ops.where(ops.subtract(0, difference), -1 / n, difference))",
    replace: "ops.divide(difference, n)",
  },
  {
    file: "losses/sigmoid-cross-entropy.ts",
    what: "the gradient has the logit in place of its sigmoid",
    find: "ops.sigmoid(output)",
    replace: "output",
  },
  {
    file: "losses/sigmoid-cross-entropy.ts",
    what: "the exponential overflows",
    find: "ops.log1p(ops.exp(ops.subtract(0, size)))",
    replace: "ops.subtract(ops.log1p(ops.exp(output)), ops.maximum(output, 0))",
  },
  {
    file: "losses/sigmoid-cross-entropy.ts",
    what: "no limits at ±∞",
    find: "weigh(ops, against, size)",
    replace: "ops.multiply(against, size)",
  },
];
