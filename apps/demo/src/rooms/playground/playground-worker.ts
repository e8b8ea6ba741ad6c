import { kernels } from "@gd/tensor-wasm/float32";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { playgroundSimulation } from "./playground-simulation.js";

const { interpreter, runsOn } = chooseInterpreter(kernels);
serve(playgroundSimulation(interpreter), runsOn);
