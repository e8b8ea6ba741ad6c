import { batchNorm2d, conv2d, flatten, linear, relu, residual, sequential, stack, tanh } from "@gd/layers";
import { loadModel, ModelError, predictor, saveModel } from "@gd/models";
import { fitFeatures, fitTarget, TableError, tableOf } from "@gd/tables";
import { createContext, descriptionOf, type Layer, referenceInterpreter } from "@gd/tensor";
import type { Reader } from "../reader.ts";
import { changeMetadata, repairChecksum } from "./described-files.ts";
import { changeHeader } from "./safetensors-files.ts";

const table = tableOf([
  { size: 1, color: "red", kind: "a" },
  { size: 2, color: "blue", kind: "b" },
  { size: null, color: "red", kind: "a" },
  { size: 9, color: "blue", kind: "b" },
]);
const features = fitFeatures(table, { target: "kind" });
const target = fitTarget(table, "kind");
const started = (model: Layer) => {
  const context = createContext();
  return { model, state: { parameters: model.initialize(context), statistics: model.initializeStatistics(context) } };
};
const ofRows = stack([linear(5, 3), relu, residual(sequential(linear(3, 3), tanh)), linear(3, 2)]);
const ofImages = sequential(
  conv2d(1, 2, { size: 3, padding: "same" }).at([4, 4, 1]),
  batchNorm2d(2),
  relu,
  flatten(32),
  linear(32, 2),
);

export const loadModelReader: Reader = {
  name: "loadModel",
  examples: [saveModel({ ...started(ofRows), features, target, training: { seed: 1 } }), saveModel(started(ofImages))],
  changes: [changeHeader, changeMetadata, changeMetadata, changeMetadata],
  repair: repairChecksum,
  read(file) {
    const loaded = loadModel(file);
    const { model, state } = loaded;
    const again = loadModel(saveModel({ model, state }));
    if (JSON.stringify(descriptionOf(again.model)) !== JSON.stringify(descriptionOf(model))) {
      throw new Error("the model is described otherwise");
    }
    if (loaded.features === undefined) return;
    const width = model.inputShape[0];
    if (model.inputShape.length !== 1 || width === undefined || width > 1000) return;
    answer(loaded);
  },
  errors: [ModelError],
};

/** A model that was loaded answers, or says why not. */
const answer = (loaded: ReturnType<typeof loadModel>): void => {
  try {
    predictor(loaded, { interpreter: referenceInterpreter() })(table);
  } catch (error) {
    if (error instanceof TableError || error instanceof ModelError) return;
    if (error instanceof RangeError && "place" in error) return;
    throw error;
  }
};
