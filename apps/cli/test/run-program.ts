import { fileURLToPath } from "node:url";
import { createProgram } from "../src/create-program.js";
import type { Dependencies } from "../src/dependencies.js";
import { collected } from "./collected.js";
import { fakeExperiment } from "./fake-experiments.js";

/** Runs the program on experiments that are not real, and gives what it wrote. */
export const runProgram = async (
  args: readonly string[],
  overrides: Partial<Dependencies> = {},
  terminal: Parameters<typeof collected>[0] = { columns: 80 },
) => {
  const stdout = collected(terminal);
  const stderr = collected(terminal);
  const program = createProgram({
    experiments: [fakeExperiment({ id: "hand-derived" }), fakeExperiment()],
    stdout: stdout.output,
    stderr: stderr.output,
    colours: false,
    redraws: true,
    signal: new AbortController().signal,
    heedInterrupts: () => {},
    calledAs: "gd",
    trialProcess: fileURLToPath(new URL("../dist/trial-process.js", import.meta.url)),
    debug: false,
    now: () => 0,
    ...overrides,
  });
  const code = await program.run(args);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
};
