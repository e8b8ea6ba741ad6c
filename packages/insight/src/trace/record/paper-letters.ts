/** The letter of what a kind of layer returns. Others return h. */
const OUTPUTS: Readonly<Record<string, string>> = {
  linear: "z",
  conv2d: "z",
  embedding: "e",
  batchNorm: "y",
  batchNorm2d: "y",
  layerNorm: "y",
  maxPool2d: "p",
  averagePool2d: "p",
  globalAveragePool2d: "p",
  flatten: "f",
  dropout: "d",
  residual: "r",
  parallel: "c",
};

const ACTIVATIONS = new Set([
  "relu",
  "leakyRelu",
  "elu",
  "gelu",
  "silu",
  "sigmoid",
  "tanh",
  "softmax",
  "logSoftmax",
  "softplus",
]);

/** The letter of a layer's output, by the layer's name with or without its number: `2 linear(2 → 2)`. */
export const outputLetter = (layer: string): string => {
  const type = typeIn(layer);
  return ACTIVATIONS.has(type) ? "a" : (OUTPUTS[type] ?? "h");
};

/** The type in a layer's name. */
export const typeIn = (layer: string): string => layer.replace(/^\d+ /, "").replace(/\(.*$/s, "");

const PARAMETERS: Readonly<Record<string, string>> = { weight: "W", bias: "b", scale: "γ", shift: "β", table: "E" };

/** The letter of a parameter, by its path in the model: `0.weight`. */
export const parameterLetter = (path: string): string => PARAMETERS[lastName(path)] ?? lastName(path);

const STATES: Readonly<Record<string, string>> = { mean: "m", variance: "v", velocity: "v" };

/** The letter of what an optimizer keeps. */
export const stateLetter = (path: string): string => STATES[lastName(path)] ?? lastName(path);

const STATISTICS: Readonly<Record<string, string>> = { mean: "μ̄", variance: "v̄" };

/** The letter of what a layer gathers. */
export const statisticLetter = (path: string): string => STATISTICS[lastName(path)] ?? lastName(path);

/** The mean, the variance and so on of a normalization over rows or columns. */
const normalization = (
  type: string,
  over: "Rows" | "Columns",
  by: "Row" | "Column",
): Readonly<Record<string, string>> => ({
  [`${type} forward mean${over} 1`]: "μ",
  [`${type} forward subtract${by} 1`]: "c",
  [`${type} forward mean${over} 2`]: "v",
  [`${type} forward divide 1`]: "ρ",
  [`${type} forward multiply${by} 1`]: "x̂",
});

/**
 * What operations inside of a layer or a loss give, where it has a usual letter: the layer's type, the phase, the operation
 * and which one of its kind it is.
 */
export const innerLetters: Readonly<Record<string, string>> = {
  "softmax forward exp 1": "e",
  "softmax forward sumColumns 1": "S",
  "logSoftmax forward exp 1": "e",
  "logSoftmax forward sumColumns 1": "S",
  "softmaxCrossEntropy forward maxColumns 1": "M",
  "softmaxCrossEntropy forward subtractColumn 1": "s",
  "softmaxCrossEntropy forward where 1": "s",
  "softmaxCrossEntropy forward exp 1": "e",
  "softmaxCrossEntropy forward sumColumns 1": "S",
  ...normalization("batchNorm", "Rows", "Row"),
  ...normalization("batchNorm2d", "Rows", "Row"),
  ...normalization("layerNorm", "Columns", "Column"),
};

const lastName = (path: string): string => {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return /^\d*$/.test(name) ? "s" : name;
};
