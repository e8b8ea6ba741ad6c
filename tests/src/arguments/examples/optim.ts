import { adam, backtracking, constant, ema, gradientDescent, strongWolfe } from "@gd/optim";
import { type GradientTransformation, referenceOps, tensor } from "@gd/tensor";
import type { Example, Examples } from "../example.js";

const ops = referenceOps();

const transformationMethods: Examples = {
  initialize: { given: () => [ops, 2] },
  update: {
    given: ({ initialize, coefficients }: GradientTransformation) => [
      {
        ops,
        gradient: tensor([0.5, 1.5]),
        parameters: tensor([0.5, 1.5]),
        state: initialize(ops, 2),
        coefficients: coefficients?.(0).map((value) => ops.fill([], value)) ?? [],
      },
    ],
  },
};

const optimizer = (options: object): Example => ({
  given: () => [{ ...options }],
  takes: { "0.learningRate": ["function"] },
  methods: transformationMethods,
});
const schedule = (options: object): Example => ({ given: () => [{ ...options }] });

const bowl = ([x = 0, y = 0]: Float64Array) => ({ value: x * x + y * y, gradient: [2 * x, 2 * y] });
const minimizing = (): readonly unknown[] => [
  bowl,
  [0.5, 1.5],
  {
    optimizer: gradientDescent({ learningRate: 0.1 }),
    lineSearch: backtracking(),
    stop: { gradientNorm: 0.1, valueChange: 0.1, maximumSteps: 3 },
  },
];

/** A point that is not finite ends the descent, which says so. */
const anyPoint = { 1: ["Float32Array", "Uint8Array"], "1[0]": ["any number"] };

/** The examples of optimizers, schedules and minimization. */
export const optim: Examples = {
  accumulateGradients: {
    given: () => [adam({ learningRate: 0.1 }), { steps: 2 }],
    methods: transformationMethods,
  },
  accumulateMomentum: optimizer({ momentum: 0.5, nesterov: true, initialVelocity: 0.5 }),
  adadelta: optimizer({ learningRate: 0.5, varianceDecay: 0.9, epsilon: 1e-8 }),
  adagrad: optimizer({ learningRate: 0.5, initialAccumulator: 0.1, epsilon: 1e-8 }),
  adam: optimizer({ learningRate: 0.5, meanDecay: 0.9, varianceDecay: 0.9, epsilon: 1e-8, amsgrad: true }),
  adamW: optimizer({ learningRate: 0.5, weightDecay: 0.1, meanDecay: 0.9, varianceDecay: 0.9, epsilon: 1e-8 }),
  adamax: optimizer({ learningRate: 0.5, meanDecay: 0.9, maximumDecay: 0.9, epsilon: 1e-8 }),
  adaptiveMoments: optimizer({ meanDecay: 0.9, varianceDecay: 0.9, epsilon: 1e-8, amsgrad: false }),
  averagedWeights: { given: () => [ema().initialize(ops, 2)], takes: { 0: ["any name"] } },
  backtracking: { given: () => [{ decrease: 0.1, factor: 0.5, maximumTrials: 10 }] },
  chain: { given: () => [ema(), gradientDescent({ learningRate: 0.1 })], methods: transformationMethods },
  clipByNorm: { given: () => [1.5], methods: transformationMethods },
  clipByValue: { given: () => [1.5], methods: transformationMethods },
  constant: { given: () => [0.5] },
  cosineDecay: schedule({ learningRate: 0.5, steps: 10, finalRate: 0.1 }),
  cosineRestarts: schedule({ learningRate: 0.5, steps: 10, lengthFactor: 2, finalRate: 0.1 }),
  ema: optimizer({ decay: 0.9 }),
  exponentialDecay: schedule({ learningRate: 0.5, decay: 0.9 }),
  gradientDescent: optimizer({ learningRate: 0.5 }),
  inverseTimeDecay: schedule({ learningRate: 0.5, decay: 0.9 }),
  join: { given: () => [[constant(0.5), constant(0.1)], { at: [3] }] },
  lbfgs: { given: () => [{ memory: 5, lineSearch: strongWolfe() }] },
  linearWarmup: schedule({ learningRate: 0.5, steps: 10, initialRate: 0.1 }),
  lion: optimizer({ learningRate: 0.5, directionDecay: 0.9, meanDecay: 0.9, weightDecay: 0.1 }),
  minimize: {
    given: () => [...minimizing().slice(0, 2), { ...(minimizing()[2] as object), keepPoints: true }],
    takes: anyPoint,
  },
  minimizeSteps: { given: minimizing, takes: anyPoint, use: (steps: Iterator<unknown>) => steps.next() },
  momentum: optimizer({ learningRate: 0.5, momentum: 0.9, form: "rate-inside", initialVelocity: 0.5 }),
  nadam: optimizer({
    learningRate: 0.5,
    meanDecay: 0.9,
    varianceDecay: 0.9,
    epsilon: 1e-8,
    momentumDecay: 0.1,
    momentumTwice: true,
  }),
  nesterov: optimizer({ learningRate: 0.5, momentum: 0.9 }),
  oneCycle: schedule({ learningRate: 0.5, steps: 10, warmup: 0.3, initialRate: 0.1, finalRate: 0.1 }),
  polynomialDecay: schedule({ learningRate: 0.5, steps: 10, power: 1.5, finalRate: 0.1 }),
  reduceOnPlateau: {
    given: () => [
      {
        factor: 0.5,
        patience: 3,
        goal: "minimum",
        minimumImprovement: 0.1,
        relative: true,
        cooldown: 1,
        minimumFactor: 0.1,
      },
    ],
  },
  rmsprop: optimizer({ learningRate: 0.5, varianceDecay: 0.9, epsilon: 1e-8, centered: true, momentum: 0.9 }),
  scaleByLearningRate: { given: () => [0.5], takes: { 0: ["function"] }, methods: transformationMethods },
  stepDecay: schedule({ learningRate: 0.5, every: 10, factor: 0.5 }),
  strongWolfe: { given: () => [{ decrease: 0.1, curvature: 0.9, maximumTrials: 10 }] },
  weightDecay: { given: () => [0.1], methods: transformationMethods },
};
