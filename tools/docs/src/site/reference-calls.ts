// The cases of fixtures with values of PyTorch, by the names of the parts, and how each is made here.

/** A case of a fixture, and the call that has to give its values. */
export type ReferenceCall = readonly [name: string, call: string];

const activation = (name: string, call = name): Readonly<Record<string, ReferenceCall>> => ({
  [name]: [name, `${call}.at([4])`],
});

export const referenceLayers: Readonly<Record<string, ReferenceCall>> = {
  ...activation("elu", "elu({ alpha: 0.7 })"),
  ...activation("gelu"),
  ...activation("identity"),
  ...activation("leakyRelu", "leakyRelu({ slope: 0.1 })"),
  ...activation("logSoftmax"),
  ...activation("relu"),
  ...activation("sigmoid"),
  ...activation("silu"),
  ...activation("softmax"),
  ...activation("softplus"),
  ...activation("tanh"),
  averagePool2d: ["averagePool2d-size2-stride2", "averagePool2d({ size: 2 }).at([6, 5, 2])"],
  batchNorm: ["batchNorm-training", "batchNorm(4)"],
  conv2d: ["conv2d-stride2-padding1", "conv2d(2, 4, { size: 3, stride: 2, padding: 1 }).at([6, 5, 2])"],
  layerNorm: ["layerNorm", "layerNorm(4)"],
  linear: ["linear", "linear(4, 3)"],
  maxPool2d: ["maxPool2d-size2-stride2", "maxPool2d({ size: 2 }).at([6, 5, 2])"],
};

export const referenceLosses: Readonly<Record<string, ReferenceCall>> = {
  hinge: ["hinge", "hinge"],
  huber: ["huber", "huber({ delta: 0.8 })"],
  meanAbsoluteError: ["meanAbsoluteError", "meanAbsoluteError"],
  meanSquaredError: ["meanSquaredError", "meanSquaredError"],
  residualSumOfSquares: ["residualSumOfSquares-sum", 'residualSumOfSquares({ reduction: "sum" })'],
  sigmoidCrossEntropy: ["sigmoidCrossEntropy", "sigmoidCrossEntropy"],
  softmaxCrossEntropy: ["softmaxCrossEntropy-labels", "softmaxCrossEntropy"],
};

export const referenceOptimizers: Readonly<Record<string, ReferenceCall>> = {
  adadelta: ["adadelta", "adadelta({ learningRate: 1, varianceDecay: 0.9 })"],
  adagrad: ["adagrad", "adagrad({ learningRate: 0.3 })"],
  adam: ["adam", "adam({ learningRate: 0.05 })"],
  adamW: ["adamW", "adamW({ learningRate: 0.05, weightDecay: 0.1 })"],
  adamax: ["adamax", "adamax({ learningRate: 0.05 })"],
  clipByNorm: ["gradientDescent-clipNorm", "chain(clipByNorm(0.5), gradientDescent({ learningRate: 0.05 }))"],
  clipByValue: ["gradientDescent-clipValue", "chain(clipByValue(0.2), gradientDescent({ learningRate: 0.05 }))"],
  gradientDescent: ["gradientDescent", "gradientDescent({ learningRate: 0.05 })"],
  momentum: ["momentum", "momentum({ learningRate: 0.02, momentum: 0.9 })"],
  // The product of PyTorch 1.13 has one factor too many (pytorch/pytorch#92699).
  nadam: ["nadam", "nadam({ learningRate: 0.05, momentumTwice: true })"],
  nesterov: ["nesterov", "nesterov({ learningRate: 0.02, momentum: 0.9 })"],
  rmsprop: ["rmsprop", "rmsprop({ learningRate: 0.02, varianceDecay: 0.95 })"],
  weightDecay: ["gradientDescent-weightDecay", "chain(weightDecay(0.1), gradientDescent({ learningRate: 0.05 }))"],
};

/** Without those whose values are of a formula, as PyTorch has no such schedule. */
export const referenceSchedules: Readonly<Record<string, ReferenceCall>> = {
  cosineDecay: ["cosineDecay-30-to-0.01", "cosineDecay({ learningRate: 0.4, steps: 30, finalRate: 0.01 })"],
  linearWarmup: ["linearWarmup-5-from-0.1", "linearWarmup({ learningRate: 0.4, steps: 5, initialRate: 0.1 * 0.4 })"],
  polynomialDecay: ["polynomialDecay-20-power2", "polynomialDecay({ learningRate: 0.4, steps: 20, power: 2 })"],
  stepDecay: ["stepDecay-every7-factor0.5", "stepDecay({ learningRate: 0.4, every: 7, factor: 0.5 })"],
};
