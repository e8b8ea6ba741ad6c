import { runGd } from "../gd.ts";
import type { Scenario } from "./scenario.ts";

/** Several processes of the pool, which nobody disturbs. */
export const poolLeftAlone: Scenario = {
  name: "4 processes of the pool, left alone",
  isQuick: true,
  async run({ folder }) {
    await runGd(["sweep", "points.json", "--workers", "4", "--quiet"], folder);
    return { happened: "nothing" };
  },
};
