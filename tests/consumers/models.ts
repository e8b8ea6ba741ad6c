import { linear, relu, sequential } from "@gd/layers";
import { buildModel, loadModel, predictor, saveModel } from "@gd/models";
import { createContext, descriptionOf } from "@gd/tensor";

const model = sequential(linear(2, 3), relu, linear(3, 1));
const context = createContext();
const state = { parameters: model.initialize(context), statistics: model.initializeStatistics(context) };
const loaded = loadModel(saveModel({ model, state }));
const built = buildModel(descriptionOf(model), { inputShape: [2] });
if (built.name !== loaded.model.name) throw new Error(`the model is ${loaded.model.name}`);
const [answer] = predictor(loaded)([[0, 0]]);
if (`${answer?.outputs}` !== "0") throw new Error(`the output is ${answer?.outputs}`);
