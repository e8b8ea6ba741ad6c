import { kernels } from "@gd/tensor-wasm/float32";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { keptItems } from "../../worker/kept-items.js";
import { serve } from "../../worker/serve.js";
import { type DigitSources, digitsSimulation } from "./digits-simulation.js";
import { fetchModel, fetchTestImages, fetchTrainingImages } from "./packed-files.js";

/** Charts and pictures take long to draw: every second frame is enough, and leaves time for a visitor who is drawing. */
const INTERVAL = 30;
/** How many trainings with other settings are kept: large networks take some ten megabytes. */
const MOST_TRAININGS = 5;

const { interpreter, runsOn } = chooseInterpreter(kernels);
const sources: DigitSources = {
  model: fetchModel,
  test: fetchTestImages,
  training: fetchTrainingImages,
  trainings: keptItems("trainings", MOST_TRAININGS),
  models: keptItems("models", 1),
};
serve(digitsSimulation(interpreter, sources), runsOn, INTERVAL);
