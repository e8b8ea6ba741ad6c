import { chooseOps } from "../../worker/choose-ops.js";
import { serve } from "../../worker/serve.js";
import { digitsSimulation } from "./digits-simulation.js";
import { fetchModel, fetchTestImages, fetchTrainingImages } from "./packed-files.js";

/** Charts and pictures are much to draw: every second frame is enough, and leaves time for who draws meanwhile. */
const INTERVAL = 30;

const { ops, interpreter } = chooseOps("float32");
const sources = { model: fetchModel, test: fetchTestImages, training: fetchTrainingImages };
serve(digitsSimulation(ops, sources), interpreter, INTERVAL);
