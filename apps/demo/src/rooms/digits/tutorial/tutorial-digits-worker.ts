import { kernels } from "@gd/tensor-wasm/float64";
import { chooseInterpreter } from "../../../worker/choose-interpreter.js";
import { serve } from "../../../worker/serve.js";
import { fetchModel, fetchTestImages, fetchTrainingImages } from "../packed-files.js";
import { tutorialDigitsSimulation } from "./tutorial-digits-simulation.js";

const { interpreter, runsOn } = chooseInterpreter(kernels);
const sources = { model: fetchModel, test: fetchTestImages, training: fetchTrainingImages };
serve(tutorialDigitsSimulation(interpreter, sources), runsOn);
