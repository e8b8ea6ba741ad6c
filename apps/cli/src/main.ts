import { experiments, traceHandDerived } from "@gd/experiments";
import picocolors from "picocolors";
import { createProgram } from "./create-program.js";
import { exitCode } from "./exit-code.js";
import { interruption } from "./interruption.js";

const { stdout, stderr, env } = process;
const now = () => performance.now();

// A reader that has seen enough (gd run all | head) closes the pipe: nobody is left to read.
for (const output of [stdout, stderr]) {
  output.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? exitCode.done : exitCode.failed);
  });
}

const { signal, interrupt } = interruption({
  now,
  onFirst: () => void stderr.write("\nEnding the run with what it has. Press Ctrl-C again to quit at once.\n"),
  onSecond: () => process.exit(exitCode.interrupted),
});
process.on("SIGINT", interrupt);

const program = createProgram({
  experiments,
  traceHandDerived,
  stdout,
  stderr,
  // In a pipe or a file, colours have to be asked for.
  colours: stdout.isTTY ? picocolors.isColorSupported : Boolean(env["FORCE_COLOR"]) && !env["NO_COLOR"],
  signal,
  debug: Boolean(env["DEBUG"]),
  now,
});
process.exitCode = await program.run(process.argv.slice(2));
