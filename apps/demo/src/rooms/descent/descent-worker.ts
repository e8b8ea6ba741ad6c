import { descendOnRegression, regressionData } from "@gd/experiments";
import { chooseOps } from "../../worker/choose-ops.js";
import { serve } from "../../worker/serve.js";
import type { Simulation } from "../../worker/simulation.js";
import type { DescentSettings } from "./descent-settings.js";

export interface DescentPicture {
  readonly costs: readonly number[];
}

const { ops, interpreter } = chooseOps("float64");
const data = regressionData();
let costs: number[] = [];
let descent = descendOnRegression(data, "gradient-descent", { ops, seed: 1 });

const simulation: Simulation<DescentSettings, DescentPicture> = {
  configure() {},
  reset() {
    costs = [];
    descent = descendOnRegression(data, "gradient-descent", { ops, seed: 1 });
  },
  step() {
    const next = descent.next();
    if (next.done) return false;
    costs.push(next.value.cost);
    return true;
  },
  picture: () => ({ costs: [...costs] }),
};
serve(simulation, interpreter);
