import { chooseOps } from "../../worker/choose-ops.js";
import { serve } from "../../worker/serve.js";
import { vanishingSimulation } from "./vanishing-simulation.js";

const { ops, interpreter } = chooseOps("float64");
serve(vanishingSimulation(ops), interpreter);
