import { kernels } from "@gd/tensor-wasm/float64";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { spiralsSimulation } from "./spirals-simulation.js";

const { interpreter, runsOn } = chooseInterpreter(kernels);
serve(spiralsSimulation(interpreter), runsOn);
