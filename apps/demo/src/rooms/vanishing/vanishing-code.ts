import { PAIR, POINTS } from "@gd/experiments";
import type { VanishingSettings } from "./vanishing-settings.js";

const activationOf = ({ activation, derivative }: VanishingSettings): string => {
  switch (activation) {
    case "sigmoid":
      return "sigmoid";
    case "leaky-relu":
      return "leakyRelu";
    case "scaled-sigmoid":
      return `sigmoid({ gain: 0.01, derivative: "${derivative === "exact" ? "exact" : "without-gain"}" })`;
  }
};

/** The network of the room as a program, which learns the pair. */
export const vanishingCode = (settings: VanishingSettings): string => {
  const { width, activation, weights, normalized, learningRate, seed, iterations } = settings;
  const uniform = weights === "uniform";
  const layers = [
    ...(normalized ? ["batchNorm"] : []),
    activation === "leaky-relu" ? "leakyRelu" : "sigmoid",
    "linear",
  ];
  return `${uniform ? 'import { numpyRandomState } from "@gd/data";\n' : ""}import { ${[...layers, "stack"].sort().join(", ")} } from "@gd/layers";
import { residualSumOfSquares } from "@gd/losses";
import { gradientDescent } from "@gd/optim";
import { ${[...(uniform ? ["createContext", "fromElements"] : []), ...(normalized ? ["randomStreams"] : []), "tensor"].sort().join(", ")} } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { createTraining } from "@gd/train";

const sizes = [2, ${width}, ${width}, 2];
const activation = ${activationOf(settings)};
const model = stack(
  sizes.slice(1).flatMap((outputs, i) => [linear(sizes[i], outputs), ${normalized ? "batchNorm(outputs), " : ""}activation]),${
    uniform
      ? ""
      : `
  // A part of what the weights are drawn from, like the seed.
  { name: "network 2-${width}-${width}-2" },`
  }
);
${
  uniform
    ? `
// The tutorial's weights, uniform in [0, 1), as NumPy draws them: a row for each unit, its bias in the last column.
const numpy = numpyRandomState(${seed});
const parameters = sizes.slice(1).flatMap((outputs, i) => {
  const columns = sizes[i] + 1;
  const drawn = numpy.rand(outputs, columns);
  const weight = Float64Array.from({ length: sizes[i] * outputs }, (_, at) => drawn[(at % outputs) * columns + Math.floor(at / outputs)]);
  const bias = Float64Array.from({ length: outputs }, (_, unit) => drawn[(unit + 1) * columns - 1]);
  return [
    { weight: fromElements(weight, [sizes[i], outputs]), bias: fromElements(bias, [outputs]) },${
      normalized
        ? `
    {
      scale: fromElements(new Float64Array(outputs).fill(1), [outputs]),
      shift: fromElements(new Float64Array(outputs), [outputs]),
    },`
        : ""
    }
    [],
  ];
});
`
    : ""
}
const interpreter = wasmInterpreter({ dtype: "float64" });
const training = createTraining(
  { model, loss: residualSumOfSquares, optimizer: gradientDescent({ learningRate: ${learningRate} }), interpreter${uniform ? "" : `, seed: ${seed}`} },${
    uniform
      ? "\n  { parameters, statistics: model.initializeStatistics(createContext({ ops: interpreter.ops })) },"
      : ""
  }
);
${
  normalized
    ? `
// The pair, and points around it: one example alone has no variance.
const random = randomStreams(${seed}).stream("points around the pair");
const points = Array.from({ length: ${POINTS.count - 1} }, () => ${JSON.stringify(PAIR.input)}.map((x) => x + ${POINTS.deviation} * random.standardNormal()));
const inputs = [${JSON.stringify(PAIR.input)}, ...points];`
    : `const inputs = [${JSON.stringify(PAIR.input)}];`
}
const examples = {
  input: tensor(inputs, { dtype: "float64" }),
  target: tensor(inputs.map(() => ${JSON.stringify(PAIR.target)}), { dtype: "float64" }),
};
let error;
for (let iteration = 0; iteration < ${iterations}; iteration++) error = training.step(examples).loss;
console.log(error);
`;
};
