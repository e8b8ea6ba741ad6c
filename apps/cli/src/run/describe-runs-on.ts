import type { RunsOn } from "./chosen-interpreter.js";

/** What a run computes on: `wasm, exact, 1 thread`. */
export const describeRunsOn = ({ interpreter, precision, threads }: RunsOn): string =>
  `${interpreter}, ${precision}, ${threads} thread${threads === 1 ? "" : "s"}`;
