import type { Running } from "../worker/running.js";
import { Problem } from "./problem.js";

/** What has gone wrong in a simulation, if anything. */
export const RunProblem = ({ running }: { readonly running: Running<unknown> }) =>
  running.problem.value === undefined ? null : (
    <Problem action={{ name: "Start again", run: running.restart }}>{running.problem.value}</Problem>
  );

/** What the simulation runs on. */
export const RunsOn = ({ running }: { readonly running: Running<unknown> }) => (
  <p class="quiet small">Runs on {running.runsOn.value || "…"}.</p>
);
