import type { PlantedFault } from "./planted-fault.ts";

const optimizers: readonly PlantedFault[] = [
  {
    file: "optimizers/gradient-descent.ts",
    what: "the rate is forgotten",
    find: "scaleByLearningRate(learningRate)",
    replace: "scaleByLearningRate(1)",
  },
  {
    file: "optimizers/gradient-descent.ts",
    what: "uphill",
    find: "scaleByLearningRate(learningRate))",
    replace:
      "({\n  ...scaleByLearningRate(learningRate),\n  update: ({ ops, gradient, state }) => ({ update: ops.multiply(gradient, Number(learningRate)), state }),\n}))",
  },
  {
    file: "transformations/scale-by-learning-rate.ts",
    what: "the rate of the next step",
    find: "learningRate(step)",
    replace: "learningRate(step + 1)",
  },
  {
    file: "transformations/accumulate-momentum.ts",
    what: "nesterov looks ahead with the previous velocity",
    find: "ops.multiply(velocity, momentum)",
    replace: "ops.multiply(state.velocity, momentum)",
  },
  {
    file: "transformations/accumulate-momentum.ts",
    what: "the velocity is not kept",
    find: "return { update, state: { velocity } }",
    replace: "return { update, state }",
  },
  {
    file: "optimizers/momentum.ts",
    what: "the rate is always outside",
    find: 'form === "rate-outside"',
    replace: "form.length > 0",
  },
  { file: "optimizers/nesterov.ts", what: "plain momentum", find: "nesterov: true", replace: "nesterov: false" },
  {
    file: "optimizers/nesterov.ts",
    what: "the rate is forgotten",
    find: "scaleByLearningRate(learningRate)",
    replace: "scaleByLearningRate(1)",
  },
  {
    file: "optimizers/adagrad.ts",
    what: "ε inside of the root",
    find: "ops.add(ops.sqrt(sumOfSquares), epsilon)",
    replace: "ops.sqrt(ops.add(sumOfSquares, epsilon))",
  },
  {
    file: "optimizers/adagrad.ts",
    what: "divides by the sum before the step",
    find: "ops.sqrt(sumOfSquares)",
    replace: "ops.sqrt(state.sumOfSquares)",
  },
  {
    file: "optimizers/adadelta.ts",
    what: "the mean of updates is that of gradients",
    find: "ops.multiply(update, update)",
    replace: "ops.multiply(gradient, gradient)",
  },
  {
    file: "optimizers/adadelta.ts",
    what: "ε outside of the root",
    find: "ops.sqrt(ops.add(meanOfSquares, epsilon))",
    replace: "ops.add(ops.sqrt(meanOfSquares), epsilon)",
  },
  {
    file: "optimizers/rmsprop.ts",
    what: "ε inside of the root",
    find: "ops.add(ops.sqrt(variance), epsilon)",
    replace: "ops.sqrt(ops.add(variance, epsilon))",
  },
  {
    file: "optimizers/rmsprop.ts",
    what: "the mean of gradients is not kept",
    find: "state: { meanOfSquares, mean }",
    replace: "state: { meanOfSquares, mean: state.mean }",
  },
  {
    file: "transformations/adaptive-moments.ts",
    what: "ε inside of the root",
    find: "ops.divide(unbiasedMean, ops.add(deviation, epsilon))",
    replace: "ops.divide(unbiasedMean, ops.sqrt(ops.add(ops.multiply(deviation, deviation), epsilon)))",
  },
  {
    file: "transformations/adaptive-moments.ts",
    what: "the mean is not corrected",
    find: "ops.scale(mean, meanCorrection!)",
    replace: "mean",
  },
  {
    file: "transformations/adaptive-moments.ts",
    what: "the variance is not corrected",
    find: "ops.scale(ops.sqrt(largest ?? variance), rootCorrection!)",
    replace: "ops.sqrt(largest ?? variance)",
  },
  {
    file: "transformations/adaptive-moments.ts",
    what: "the variance is corrected by the mean's decay",
    find: "1 - integerPower(varianceDecay, step + 1)",
    replace: "1 - integerPower(meanDecay, step + 1)",
  },
  {
    file: "transformations/adaptive-moments.ts",
    what: "amsgrad forgets the largest",
    find: "{ maximumVariance: largest }",
    replace: "{ maximumVariance: variance }",
  },
  {
    file: "optimizers/adam.ts",
    what: "the options of the moments are forgotten",
    find: "adaptiveMoments(moments)",
    replace: "adaptiveMoments()",
  },
  {
    file: "optimizers/adam.ts",
    what: "the rate comes before the moments, which cancel it",
    find: "chain(adaptiveMoments(moments), scaleByLearningRate(learningRate))",
    replace: "chain(scaleByLearningRate(learningRate), adaptiveMoments(moments))",
  },
  {
    file: "optimizers/adam-w.ts",
    what: "the moments see the decay",
    find: "chain(adaptiveMoments(moments), decayWeights(weightDecay), ",
    replace: "chain(decayWeights(weightDecay), adaptiveMoments(moments), ",
  },
  {
    file: "optimizers/adam-w.ts",
    what: "the decay is not multiplied by the rate",
    find: "decayWeights(weightDecay), scaleByLearningRate(learningRate)",
    replace: "scaleByLearningRate(learningRate), decayWeights(-weightDecay)",
  },
  {
    file: "optimizers/adamax.ts",
    what: "the mean is not corrected",
    find: "ops.scale(mean, correction!)",
    replace: "mean",
  },
  {
    file: "optimizers/nadam.ts",
    what: "looks ahead with the momentum of this step",
    find: "momentumAt(t + 1) / (1 - nextProduct)",
    replace: "momentumAt(t) / (1 - nextProduct)",
  },
  {
    file: "optimizers/lion.ts",
    what: "the mean fades as the direction does",
    find: "runningMean(ops, state.mean, gradient, meanDecay)",
    replace: "runningMean(ops, state.mean, gradient, directionDecay)",
  },
  {
    file: "optimizers/lion.ts",
    what: "the decay is not multiplied by the rate",
    find: "decayWeights(weightDecay), scaleByLearningRate(learningRate)",
    replace: "scaleByLearningRate(learningRate), decayWeights(-weightDecay)",
  },
  {
    file: "optimizers/lbfgs.ts",
    what: "from the oldest to the newest in both loops",
    find: "let i = pairs.length - 1; i >= 0; i--",
    replace: "let i = 0; i < pairs.length; i++",
  },
  {
    file: "optimizers/lbfgs.ts",
    what: "the oldest pair is never left out",
    find: "[newest, ...state.pairs.slice(0, memory - 1)]",
    replace: "[newest, ...state.pairs]",
  },
];

const transformations: readonly PlantedFault[] = [
  {
    file: "transformations/chain.ts",
    what: "each gets the first gradient",
    find: "gradient: update,",
    replace: "gradient: input.gradient,",
  },
  {
    file: "transformations/chain.ts",
    what: "states are not kept",
    find: "return next.state;",
    replace: "return state;",
  },
  {
    file: "transformations/chain.ts",
    what: "each gets the state of the first",
    find: "input.state[i]!",
    replace: "input.state[0]!",
  },
  {
    file: "transformations/chain.ts",
    what: "each gets the coefficients of the first",
    find: "shareOf(i, ",
    replace: "shareOf(0, ",
  },
  {
    file: "transformations/chain.ts",
    what: "repeatable if one of them is",
    find: "parts.every(isRepeatable)",
    replace: "parts.some(isRepeatable)",
  },
  {
    file: "transformations/clip-by-norm.ts",
    what: "the mean of squares in place of their sum",
    find: "ops.sum(ops.multiply(gradient, gradient))",
    replace: "ops.divide(ops.sum(ops.multiply(gradient, gradient)), gradient.shape[0])",
  },
  {
    file: "transformations/clip-by-norm.ts",
    what: "lengthens short gradients",
    find: "ops.maximum(ops.add(norm, EPSILON), limit)",
    replace: "ops.add(norm, EPSILON)",
  },
  {
    file: "transformations/clip-by-value.ts",
    what: "clips from above only",
    find: "ops.maximum(gradient, -limit)",
    replace: "gradient",
  },
  {
    file: "transformations/weight-decay.ts",
    what: "decays the gradient, not the parameters",
    find: "ops.multiply(parameters, decay)",
    replace: "ops.multiply(gradient, decay)",
  },
  {
    file: "transformations/ema.ts",
    what: "the update is the change of the average",
    find: "update: gradient,",
    replace: "update: change,",
  },
  {
    file: "transformations/accumulate-gradients.ts",
    what: "repeatable whatever its optimizer is",
    find: "isRepeatable(optimizer) ? repeatable(whole) : whole",
    replace: "repeatable(whole)",
  },
  {
    file: "transformations/accumulate-gradients.ts",
    what: "the optimizer counts every step",
    find: "Math.floor(step / steps)",
    replace: "step",
  },
  {
    file: "transformations/accumulate-gradients.ts",
    what: "the optimizer's state changes in every step",
    find: "state: { sum, optimizer: chosen }",
    replace: "state: { sum, optimizer: next.state }",
  },
];

const schedulesAndDescent: readonly PlantedFault[] = [
  { file: "schedules/constant.ts", what: "0", find: "() => learningRate", replace: "() => 0" },
  {
    file: "schedules/constant.ts",
    what: "falls",
    find: "() => learningRate",
    replace: "(step) => learningRate / (step + 1)",
  },
  {
    file: "schedules/join.ts",
    what: "later schedules do not count from 0",
    find: "step - at[place - 1]!",
    replace: "step",
  },
  {
    file: "schedules/cosine-between.ts",
    what: "a whole wave",
    find: "Math.PI * share",
    replace: "2 * Math.PI * share",
  },
  {
    file: "schedules/reduce-on-plateau.ts",
    what: "the best is the last",
    find: "best: better ? metric : best",
    replace: "best: metric",
  },
  {
    file: "minimize/minimize.ts",
    what: "the start in place of the last point",
    find: "point: last.point",
    replace: "point: Float64Array.from(start)",
  },
  {
    file: "minimize/minimize.ts",
    what: "the history begins after the first step",
    find: "history.push(",
    replace: "if (last.step > 0) history.push(",
  },
];

export const optim: readonly PlantedFault[] = [...optimizers, ...transformations, ...schedulesAndDescent];
