import { NeuralNetwork } from "brain.js";
import { reportSteps } from "./report-steps.ts";

const network = new NeuralNetwork({ hiddenLayers: [3, 3] });
const examples = [{ input: [0.2, 0.8], output: [0.5, 0.1] }];
reportSteps(() => void network.train(examples, { iterations: 1 }));
