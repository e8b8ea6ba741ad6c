import { regressionData } from "@gd/experiments";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { serve } from "../../worker/serve.js";
import { race } from "./race.js";

const { interpreter, runsOn } = chooseInterpreter("float64");
serve(race(regressionData(), interpreter), runsOn);
