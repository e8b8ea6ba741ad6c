import { NeuralNetwork } from "brain.js-2";
import { trainBrain } from "./train-brain.ts";

trainBrain(new NeuralNetwork({ hiddenLayers: [3, 3] }));
