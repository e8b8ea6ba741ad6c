import { kernels } from "@gd/tensor-wasm/float32";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { digitsSimulation } from "./digits-simulation.js";
import { fetchModel, fetchTestImages, fetchTrainingImages } from "./packed-files.js";

/** Charts and pictures take long to draw: every second frame is enough, and leaves time for a visitor who is drawing. */
const INTERVAL = 30;

const { interpreter, runsOn } = chooseInterpreter(kernels);
const sources = { model: fetchModel, test: fetchTestImages, training: fetchTrainingImages };
serve(digitsSimulation(interpreter, sources), runsOn, INTERVAL);
