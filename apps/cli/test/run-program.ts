import { createProgram } from "../src/create-program.js";
import type { Dependencies } from "../src/dependencies.js";
import { collected } from "./collected.js";
import { fakeExperiment } from "./fake-experiments.js";

/** Runs the program on experiments that are not real, and gives what it wrote. */
export const runProgram = async (args: readonly string[], overrides: Partial<Dependencies> = {}) => {
  const stdout = collected({ columns: 80 });
  const stderr = collected();
  const program = createProgram({
    experiments: [fakeExperiment({ id: "hand-derived" }), fakeExperiment()],
    traceHandDerived: () => [],
    stdout: stdout.output,
    stderr: stderr.output,
    colours: false,
    signal: new AbortController().signal,
    debug: false,
    now: () => 0,
    ...overrides,
  });
  const code = await program.run(args);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
};
