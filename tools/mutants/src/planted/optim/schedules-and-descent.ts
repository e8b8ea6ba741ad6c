import type { PlantedFault } from "../planted-fault.ts";

export const schedulesAndDescent: readonly PlantedFault[] = [
  { file: "schedules/constant.ts", what: "0", find: "() => learningRate", replace: "() => 0" },
  {
    file: "schedules/constant.ts",
    what: "falls",
    find: "() => learningRate",
    replace: "(step) => learningRate / (step + 1)",
  },
  {
    file: "schedules/join.ts",
    what: "later schedules do not count from 0",
    find: "step - at[place - 1]!",
    replace: "step",
  },
  {
    file: "schedules/cosine-between.ts",
    what: "a whole wave",
    find: "Math.PI * share",
    replace: "2 * Math.PI * share",
  },
  {
    file: "schedules/reduce-on-plateau.ts",
    what: "what is told goes before the options",
    find: "(goal ?? toldGoal)",
    replace: "toldGoal",
  },
  {
    file: "schedules/reduce-on-plateau.ts",
    what: "the best is the last",
    find: "best: better ? metric : best",
    replace: "best: metric",
  },
  {
    file: "minimize/minimize.ts",
    what: "the start in place of the last point",
    find: "point: last.point",
    replace: "point: Float64Array.from(start)",
  },
  {
    file: "minimize/minimize.ts",
    what: "the history begins after the first step",
    find: "history.push(",
    replace: "if (last.step > 0) history.push(",
  },
];
