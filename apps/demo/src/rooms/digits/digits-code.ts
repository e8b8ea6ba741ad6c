import { parseSizes } from "../hidden-sizes.js";
import { MOST_HIDDEN, type TrainingChoices } from "./digits-settings.js";

const ACTIVATIONS = { relu: "relu", "leaky-relu": "leakyRelu", tanh: "tanh", sigmoid: "sigmoid" } as const;
const OPTIMIZERS = {
  "gradient-descent": { name: "gradientDescent", options: "" },
  momentum: { name: "momentum", options: ", momentum: 0.9" },
  adam: { name: "adam", options: "" },
} as const;

/** The training of the room as a program for Node, with the files of MNIST beside it. */
export const digitsCode = ({ hidden, activation, optimizer, rate, batch, epochs, seed }: TrainingChoices): string => {
  const sizes = [784, ...(parseSizes(hidden, MOST_HIDDEN) ?? []), 10];
  const [activate, { name, options }] = [ACTIVATIONS[activation], OPTIMIZERS[optimizer]];
  const layers = sizes.slice(1).map((size, i) => `linear(${sizes[i]}, ${size})`);
  return `import { readFile } from "node:fs/promises";
import { imageDataset, readLabelledImages } from "@gd/data";
import { ${[...(layers.length > 1 ? [activate] : []), "linear", "sequential"].sort().join(", ")} } from "@gd/layers";
import { accuracy, softmaxCrossEntropy } from "@gd/losses";
import { ${name} } from "@gd/optim";
import { train } from "@gd/train";

// The four files of MNIST, as they are or as .gz.
const read = async (set) =>
  imageDataset(
    await readLabelledImages(await readFile(\`\${set}-images-idx3-ubyte\`), await readFile(\`\${set}-labels-idx1-ubyte\`)),
    [784],
  );
const [data, test] = [await read("train"), await read("t10k")];

const model = sequential(
  ${layers.join(`,\n  ${activate},\n  `)},
);
const setup = { model, loss: softmaxCrossEntropy, optimizer: ${name}({ learningRate: ${rate}${options} }), seed: ${seed} };
for await (const event of train({ ...setup, data, batchSize: ${batch}, epochs: ${epochs} })) {
  if (event.type !== "epoch") continue;
  const judged = event.training.evaluate(test, { metrics: { accuracy } });
  console.log(event.epoch, judged.accuracy);
}
`;
};
