import { writeFile } from "node:fs/promises";
import { trace, traceHtml, traceText } from "@gd/insight";
import { softmaxCrossEntropy } from "@gd/losses";
import { loadModelFile } from "@gd/models/node";
import { adam } from "@gd/optim";
import { applyFeatures, applyTarget, featureNames } from "@gd/tables";
import { readTableFile } from "@gd/tables/node";

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
