import type { RunsOn } from "./chosen-interpreter.js";

/** What a run computes on: `wasm, exact, 1 thread`, or `automatic threads`. */
export const describeRunsOn = ({ interpreter, precision, threads }: RunsOn): string =>
  `${interpreter}, ${precision}, ${describeThreads(threads)}`;

const describeThreads = (threads: RunsOn["threads"]): string => {
  if (threads === "auto") return "automatic threads";
  return threads === 1 ? "1 thread" : `${threads} threads`;
};
