import type { RunsOn } from "./interpreter.js";

/** What a run computed on: `wasm, exact, 1 thread`. */
export const describeRunsOn = ({ ops, precision, threads }: RunsOn): string =>
  `${ops}, ${precision}, ${threads} thread${threads === 1 ? "" : "s"}`;
