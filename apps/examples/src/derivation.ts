import { writeFile } from "node:fs/promises";
import { adam, applyFeatures, applyTarget, featureNames, softmaxCrossEntropy } from "@gd/gd";
import { loadModelFile, readTableFile } from "@gd/gd/node";
import { trace, traceHtml, traceText } from "@gd/insight";

const { model, state, features, target } = await loadModelFile("penguins.model.safetensors");
const [table, rows] = [await readTableFile("data/penguins.csv"), Uint32Array.of(30)];
const derivation = trace({
  model,
  state,
  loss: softmaxCrossEntropy,
  optimizer: adam({ learningRate: 0.01 }),
  example: { input: applyFeatures(features!, table, { rows }), target: applyTarget(target!, table, { rows }) },
  inputNames: featureNames(features!),
});
await writeFile("derivation.html", traceHtml(derivation));
const text = traceText(derivation);
console.log(text.slice(text.indexOf("THE LOSS"), text.indexOf("BACKWARD")).trimEnd());
