// How the parts are called in the programs of their pages, by their names.

const rows = "tensor([[-2, -0.5, 0, 0.5, 2]])";
const image = "tensor([[[[1], [2], [0]], [[3], [4], [1]], [[0], [2], [5]]]])";

/** How each layer is made, and what it is given. */
export const layers: Readonly<Record<string, readonly [make: string, input: string]>> = {
  averagePool2d: ["averagePool2d({ size: 2, stride: 1 }).at([3, 3, 1])", image],
  batchNorm: ["batchNorm(2)", "tensor([[1, 10], [2, 20], [6, 60]])"],
  batchNorm2d: ["batchNorm2d(1).at([3, 3, 1])", image],
  conv2d: ["conv2d(1, 1, { size: 2 }).at([3, 3, 1])", image],
  dropout: ["dropout({ rate: 0.5 }).at([5])", rows],
  elu: ["elu.at([5])", rows],
  embedding: ["embedding(4, 2)", "tensor([3, 0, 3])"],
  flatten: ["flatten([3, 3, 1], 9)", image],
  gelu: ["gelu.at([5])", rows],
  globalAveragePool2d: ["globalAveragePool2d.at([3, 3, 1])", image],
  identity: ["identity.at([5])", rows],
  layerNorm: ["layerNorm(5)", rows],
  leakyRelu: ["leakyRelu({ slope: 0.1 }).at([5])", rows],
  linear: ["linear(5, 2)", rows],
  logSoftmax: ["logSoftmax.at([5])", rows],
  maxPool2d: ["maxPool2d({ size: 2, stride: 1 }).at([3, 3, 1])", image],
  parallel: ["parallel(linear(5, 1), identity)", rows],
  relu: ["relu.at([5])", rows],
  residual: ["residual(sequential(linear(5, 2), tanh, linear(2, 5)))", rows],
  sequential: ["sequential(linear(5, 3), relu, linear(3, 1))", rows],
  sigmoid: ["sigmoid.at([5])", rows],
  silu: ["silu.at([5])", rows],
  softmax: ["softmax.at([5])", rows],
  softplus: ["softplus.at([5])", rows],
  stack: ["stack([linear(5, 3), relu, linear(3, 1)])", rows],
  tanh: ["tanh.at([5])", rows],
};

/** How each initial value with options is made. */
export const initial: Readonly<Record<string, string>> = {
  constant: "constant(0.5)",
  orthogonal: "orthogonal({ gain: 1 })",
  uniform: "uniform({ low: -0.1, high: 0.1 })",
};

const numbers = ["tensor([[2.5], [0], [1]])", "tensor([[3], [0], [-1]])"] as const;
const scores = ["tensor([[2, 1, 0], [0, 3, 0], [1, 0, 2]])", "tensor([0, 2, 2])"] as const;
const decisions = ["tensor([[2], [-1], [0.5], [-3]])", "tensor([[1], [0], [0], [1]])"] as const;
const labels = ["tensor([[2, -1], [-1, 3], [1, 1]])", "tensor([[1, 0], [0, 1], [1, 0]])"] as const;

/** What each loss and metric compares. */
export const compared: Readonly<Record<string, readonly [output: string, target: string, call?: string]>> = {
  accuracy: scores,
  confusionMatrix: scores,
  exactMatch: labels,
  f1: decisions,
  hinge: ["tensor([[2], [-0.5], [0.5]])", "tensor([[1], [-1], [-1]])"],
  huber: [...numbers, "huber({ delta: 1 })"],
  meanAbsoluteError: numbers,
  meanSquaredError: numbers,
  multilabelAccuracy: labels,
  multilabelF1: labels,
  multilabelPrecision: labels,
  multilabelRecall: labels,
  precision: decisions,
  rSquared: numbers,
  recall: decisions,
  residualSumOfSquares: numbers,
  rocAuc: decisions,
  rootMeanSquaredError: numbers,
  sigmoidCrossEntropy: decisions,
  softmaxCrossEntropy: scores,
  topKAccuracy: [...scores, "topKAccuracy({ k: 2 })"],
  weightedTargets: [numbers[0], `weightedTargets(${numbers[1]}, tensor([1, 1, 3]))`, "withWeights(meanSquaredError)"],
  withWeights: [numbers[0], `weightedTargets(${numbers[1]}, tensor([1, 1, 3]))`, "withWeights(meanSquaredError)"],
  withoutWeights: [scores[0], `weightedTargets(${scores[1]}, tensor([1, 1, 3]))`, "withoutWeights(accuracy)"],
};

/** How each optimizer and transformation is used. */
export const optimizers: Readonly<Record<string, string>> = {
  accumulateGradients: "accumulateGradients(gradientDescent({ learningRate: 0.05 }), { steps: 2 })",
  accumulateMomentum: "chain(accumulateMomentum({ momentum: 0.5 }), gradientDescent({ learningRate: 0.05 }))",
  adadelta: "adadelta({ learningRate: 10 })",
  adagrad: "adagrad({ learningRate: 0.5 })",
  adam: "adam({ learningRate: 0.1 })",
  adamW: "adamW({ learningRate: 0.1, weightDecay: 0.001 })",
  adamax: "adamax({ learningRate: 0.1 })",
  adaptiveMoments: "chain(adaptiveMoments(), gradientDescent({ learningRate: 0.1 }))",
  averagedWeights: "chain(gradientDescent({ learningRate: 0.05 }), ema({ decay: 0.9 }))",
  chain: "chain(clipByNorm(1), gradientDescent({ learningRate: 0.05 }))",
  clipByNorm: "chain(clipByNorm(1), gradientDescent({ learningRate: 0.05 }))",
  clipByValue: "chain(clipByValue(1), gradientDescent({ learningRate: 0.05 }))",
  ema: "chain(gradientDescent({ learningRate: 0.05 }), ema({ decay: 0.9 }))",
  gradientDescent: "gradientDescent({ learningRate: 0.05 })",
  lbfgs: "lbfgs()",
  lion: "lion({ learningRate: 0.02 })",
  minimize: "adam({ learningRate: 0.1 })",
  minimizeSteps: "adam({ learningRate: 0.1 })",
  momentum: "momentum({ learningRate: 0.02, momentum: 0.9 })",
  nadam: "nadam({ learningRate: 0.1 })",
  nesterov: "nesterov({ learningRate: 0.02, momentum: 0.9 })",
  rmsprop: "rmsprop({ learningRate: 0.05 })",
  scaleByLearningRate: "scaleByLearningRate(0.05)",
  weightDecay: "chain(weightDecay(0.01), gradientDescent({ learningRate: 0.05 }))",
};

/** How each line search is made. */
export const searches: Readonly<Record<string, string>> = {
  backtracking: "backtracking()",
  strongWolfe: "strongWolfe()",
};

/** How each schedule is made. */
export const schedules: Readonly<Record<string, string>> = {
  constant: "constantRate(0.1)",
  cosineDecay: "cosineDecay({ learningRate: 0.1, steps: 100 })",
  cosineRestarts: "cosineRestarts({ learningRate: 0.1, steps: 20 })",
  exponentialDecay: "exponentialDecay({ learningRate: 0.1, decay: 0.03 })",
  inverseTimeDecay: "inverseTimeDecay({ learningRate: 0.1, decay: 0.1 })",
  join: "join([linearWarmup({ learningRate: 0.1, steps: 20 }), cosineDecay({ learningRate: 0.1, steps: 80 })], { at: [20] })",
  linearWarmup: "linearWarmup({ learningRate: 0.1, steps: 20 })",
  oneCycle: "oneCycle({ learningRate: 0.1, steps: 100 })",
  polynomialDecay: "polynomialDecay({ learningRate: 0.1, steps: 100, power: 2 })",
  stepDecay: "stepDecay({ learningRate: 0.1, every: 30, factor: 0.5 })",
};
