import type { RunsOn } from "./chosen-interpreter.js";

/** What a run computes on: `wasm, exact, 1 thread`, or `automatic threads`, and `256 bits` if vectors are joined. */
export const describeRunsOn = ({ interpreter, precision, threads, wide }: RunsOn): string =>
  [interpreter, precision, describeThreads(threads), ...(wide ? ["256 bits"] : [])].join(", ");

const describeThreads = (threads: RunsOn["threads"]): string => {
  if (threads === "auto") return "automatic threads";
  return threads === 1 ? "1 thread" : `${threads} threads`;
};
