import { NeuralNetwork } from "brain.js";
import { trainBrain } from "./train-brain.ts";

trainBrain(new NeuralNetwork({ hiddenLayers: [3, 3] }));
