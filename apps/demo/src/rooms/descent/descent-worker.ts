import { regressionData } from "@gd/experiments";
import { kernels } from "@gd/tensor-wasm/float64";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { race } from "./race.js";

const { interpreter, runsOn } = chooseInterpreter(kernels);
serve(race(regressionData(), interpreter), runsOn);
