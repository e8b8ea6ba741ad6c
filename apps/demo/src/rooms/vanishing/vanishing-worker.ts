import { kernels } from "@gd/tensor-wasm/float64";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { vanishingSimulation } from "./vanishing-simulation.js";

const { interpreter, runsOn } = chooseInterpreter(kernels);
serve(vanishingSimulation(interpreter), runsOn);
