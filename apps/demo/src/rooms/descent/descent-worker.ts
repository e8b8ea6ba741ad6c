import { regressionData } from "@gd/experiments";
import { chooseOps } from "../../worker/choose-ops.js";
import { serve } from "../../worker/serve.js";
import { race } from "./race.js";

const { ops, interpreter } = chooseOps("float64");
serve(race(regressionData(), ops), interpreter);
