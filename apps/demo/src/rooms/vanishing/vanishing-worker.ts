import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { vanishingSimulation } from "./vanishing-simulation.js";

const { interpreter, runsOn } = chooseInterpreter("float64");
serve(vanishingSimulation(interpreter), runsOn);
