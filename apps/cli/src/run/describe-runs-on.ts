import type { RunsOn } from "./chosen-interpreter.js";

/** What a run computes on: `wasm, exact, 1 thread`. */
export const describeRunsOn = ({ ops, precision, threads }: RunsOn): string =>
  `${ops}, ${precision}, ${threads} thread${threads === 1 ? "" : "s"}`;
