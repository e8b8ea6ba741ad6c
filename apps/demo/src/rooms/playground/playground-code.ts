import { type ActivationName, HORIZON, type InitializerName, type OptimizerName } from "./choices.js";
import type { DividedPoints } from "./data/divide-points.js";
import { countOf, type PointSet } from "./data/point-set.js";
import type { PlaygroundSettings } from "./playground-settings.js";

const ACTIVATIONS: Readonly<Record<ActivationName, string>> = {
  tanh: "tanh",
  relu: "relu",
  "leaky-relu": "leakyRelu",
  sigmoid: "sigmoid",
  gelu: "gelu",
  silu: "silu",
  linear: "identity",
};
const INITIALIZERS: Readonly<Record<InitializerName, string>> = {
  "glorot-uniform": "glorotUniform",
  "he-normal": "heNormal",
  orthogonal: "orthogonal()",
  "standard-normal": "standardNormal",
  uniform: "uniform()",
  zeros: "zeros",
};
const OPTIMIZERS: Readonly<Record<OptimizerName, readonly [name: string, more: string]>> = {
  "gradient-descent": ["gradientDescent", ""],
  momentum: ["momentum", ", momentum: 0.9"],
  nesterov: ["nesterov", ", momentum: 0.9"],
  adagrad: ["adagrad", ""],
  rmsprop: ["rmsprop", ""],
  adam: ["adam", ""],
  nadam: ["nadam", ""],
  adamw: ["adamW", ""],
  lion: ["lion", ""],
};

/** The training of the room as a program, from its first weights. */
export const playgroundCode = (
  settings: PlaygroundSettings,
  { training, validation }: DividedPoints,
  classes: number,
  epochs: number,
): string => {
  const { hidden, normalized, dropout, seed } = settings;
  const batchSize = Math.min(Math.max(settings.batchSize, normalized ? 2 : 1), countOf(training));
  const stepsPerEpoch = Math.ceil(countOf(training) / batchSize);
  const sizes = [2, ...hidden, classes > 2 ? classes : 1];
  const [activation, weight] = [ACTIVATIONS[settings.activation], INITIALIZERS[settings.initializer]];
  const layers = sizes
    .slice(1)
    .flatMap((size, i) => [
      `linear(${sizes[i]}, ${size}, { weight: ${weight} })`,
      ...(i === hidden.length
        ? []
        : [
            ...(normalized ? [`batchNorm(${size})`] : []),
            activation,
            ...(dropout > 0 ? [`dropout({ rate: ${dropout} })`] : []),
          ]),
    ]);
  const loss = classes === 0 ? "meanSquaredError" : classes === 2 ? "sigmoidCrossEntropy" : "softmaxCrossEntropy";
  const [optimizer, more] = OPTIMIZERS[settings.optimizer];
  const penalties = [
    ...(settings.l1 > 0 ? [`l1({ strength: ${settings.l1} })`] : []),
    ...(settings.l2 > 0 ? [`l2({ strength: ${settings.l2} })`] : []),
  ];
  const rate = rateOf(settings, stepsPerEpoch);
  const metrics = classes === 0 ? "" : ", { metrics: { accuracy } }";
  const isHeld = countOf(validation) > 0;
  const target = classes > 2 ? "target" : "[target]";
  return `import { dataset } from "@gd/data";
import { ${names([...layers, "stack("])} } from "@gd/layers";
import { ${[...(classes === 0 ? [] : ["accuracy"]), loss].join(", ")} } from "@gd/losses";
import { ${[optimizer, ...(settings.schedule === "constant" ? [] : [rate.split("(")[0]!])].sort().join(", ")} } from "@gd/optim";
import { tensor } from "@gd/tensor";
import { ${[...names(penalties).split(", ").filter(Boolean), "train"].join(", ")} } from "@gd/train";

/** x₁, x₂ and ${classes === 0 ? "the value" : "the class"} of each point. */
const points = [${list(training)}];
${isHeld ? `const heldOut = [${list(validation)}];\n` : ""}const examples = (points) =>
  dataset(tensor(points.map(([x1, x2]) => [x1, x2])), tensor(points.map(([, , target]) => ${target})));

// The name is a part of what the weights are drawn from, like the seed.
const model = stack(
  [
    ${layers.join(",\n    ")},
  ],
  { name: "playground" },
);
const options = {
  model,
  loss: ${loss},
  optimizer: ${optimizer}({ learningRate: ${rate}${more} }),${penalties.length === 0 ? "" : `\n  regularization: [${penalties.join(", ")}],`}
  data: examples(points),
  batchSize: ${batchSize},${normalized ? "\n  dropLast: true," : ""}
  epochs: ${epochs},
  seed: ${seed},
};
for await (const event of train(options)) {
  if (event.type !== "epoch") continue;
  console.log(event.epoch, event.training.evaluate(options.data${metrics})${isHeld ? `, event.training.evaluate(examples(heldOut)${metrics})` : ""});
}
`;
};

/** The names before each bracket, and those without one, in order. */
const names = (parts: readonly string[]): string =>
  [...new Set(parts.flatMap((part) => part.match(/\b[a-z][A-Za-z0-9]*(?=\(|$| \}\)$)/g) ?? []))].sort().join(", ");

const rateOf = ({ schedule, learningRate }: PlaygroundSettings, stepsPerEpoch: number): string => {
  switch (schedule) {
    case "constant":
      return String(learningRate);
    case "exponential":
      return `exponentialDecay({ learningRate: ${learningRate}, decay: Math.LN2 / ${100 * stepsPerEpoch} })`;
    case "inverse-time":
      return `inverseTimeDecay({ learningRate: ${learningRate}, decay: ${1 / (100 * stepsPerEpoch)} })`;
    case "steps":
      return `stepDecay({ learningRate: ${learningRate}, every: ${100 * stepsPerEpoch}, factor: 0.5 })`;
    case "cosine":
      return `cosineDecay({ learningRate: ${learningRate}, steps: ${HORIZON * stepsPerEpoch} })`;
    case "one-cycle":
      return `oneCycle({ learningRate: ${learningRate}, steps: ${HORIZON * stepsPerEpoch} })`;
  }
};

/** Digits that tell every float32 from its neighbours. */
const DIGITS = 9;
const short = (x: number): string => String(Number(x.toPrecision(DIGITS)));

const list = ({ places, targets }: PointSet): string =>
  Array.from(targets, (target, i) => `[${short(places[2 * i]!)}, ${short(places[2 * i + 1]!)}, ${short(target)}]`).join(
    ", ",
  );
