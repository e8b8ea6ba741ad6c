import type { PlantedFault } from "../planted-fault.ts";

/** Faults of what models are made of, and of what their outputs mean. */
export const predictors: readonly PlantedFault[] = [
  {
    file: "predict/answerer.ts",
    what: "numbers stay standardized",
    find: "mean + deviation * outputs[0]!",
    replace: "outputs[0]!",
  },
  {
    file: "predict/answerer.ts",
    what: "mean and deviation are exchanged",
    find: "mean + deviation * outputs[0]!",
    replace: "deviation + mean * outputs[0]!",
  },
  {
    file: "predict/answerer.ts",
    what: "the least likely class",
    find: "Math.max(...probabilities)",
    replace: "Math.min(...probabilities)",
  },
  {
    file: "predict/answerer.ts",
    what: "the activation at the end of a nested model is not seen",
    find: "return lastActivation(last as Description);",
    replace: "return undefined;",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "the sigmoid of a logit is that of the first class",
    find: "[sigmoid(-output!), sigmoid(output!)]",
    replace: "[sigmoid(output!), sigmoid(-output!)]",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "a small probability is 1 − p of a large one",
    find: "sigmoid(-output!)",
    replace: "1 - sigmoid(output!)",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "logarithms of probabilities are taken for probabilities",
    find: 'last === "softmax" || last === "sigmoid" ? outputs',
    replace: "last !== undefined ? outputs",
  },
  {
    file: "predict/probabilities-of.ts",
    what: "powers that overflow",
    find: "logits.map((logit) => (logit === largest ? 1 : exp(logit - largest)))",
    replace: "logits.map((logit) => exp(logit))",
  },
  {
    file: "predict/predictor.ts",
    what: "answers are those of training",
    find: "createContext({ ops, training: false })",
    replace: "createContext({ ops, training: true })",
  },
  {
    file: "predict/predictor.ts",
    what: "statistics are fresh ones",
    find: "state.statistics ?? model.initializeStatistics(context)",
    replace: "model.initializeStatistics(context)",
  },
  {
    file: "predict/answerer.ts",
    what: "rows are counted within the batch in messages",
    find: "start + i + 1",
    replace: "i + 1",
  },
  {
    file: "predict/inputs-of.ts",
    what: "each batch has the first rows of a table",
    find: "(_, i) => start + i",
    replace: "(_, i) => i",
  },
  {
    file: "architecture/build-part.ts",
    what: "what all objects have are layers",
    find: "if (Object.hasOwn(constructors, type)) return makePart(",
    replace: "if (type in constructors) return makePart(",
  },
  {
    file: "architecture/make-part.ts",
    what: "parts within parts without an end",
    find: "place.path.length > DEEPEST",
    replace: "place.path.length < 0",
  },
  {
    file: "constructors/layers.ts",
    what: "ε and momentum are those by default",
    find: "batchNorm(features, options)",
    replace: "batchNorm(features)",
  },
  {
    file: "constructors/layers.ts",
    what: "a layer without a bias gets one",
    find: "linear(inputs, outputs, { ...drawn, bias: false })",
    replace: "linear(inputs, outputs, drawn)",
  },
];
