import { fileURLToPath } from "node:url";
import { experiments } from "@gd/experiments";
import { calledAs } from "./called-as.js";
import { createProgram } from "./create-program.js";
import { exitCode } from "./exit-code.js";
import { writingAdvice } from "./files/cannot-write.js";
import { interruption } from "./interruption.js";
import { systemReason } from "./system-reason.js";
import { wantsColours } from "./wants-colours.js";

const { stdout, stderr, env } = process;

/** Commands that go on where nobody reads what they say. */
const OUTLIVE_READERS: readonly string[] = ["train", "sweep", "worker"];

/** What ends a run: Ctrl-C, and what ends a service. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

for (const output of [stdout, stderr]) {
  output.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (gd run all | head) closes the pipe: nobody is left to read.
    // But what is kept in files goes on.
    if (error.code === "EPIPE" && OUTLIVE_READERS.includes(process.argv[2] ?? "")) {
      output.write = () => true;
      return;
    }
    if (error.code === "EPIPE") process.exit(exitCode.done);
    if (output === stdout)
      stderr.write(`gd: the output cannot be written, ${systemReason(error)}: ${writingAdvice(error)}\n`);
    process.exit(exitCode.failed);
  });
}

/** What is said by commands that bring something to an end when they are to end. Others have nothing to lose, and end. */
const ENDINGS: Readonly<Record<string, string>> = {
  train: "Ending the training and reporting what it has so far.",
  run: "Ending the run and reporting what it has so far.",
  sweep: "Ending the sweep. Trials keep a checkpoint.",
  worker: "Giving trials back to the queue, with a checkpoint.",
  serve: "Stopping the server, after the requests that have come in.",
};
const ending = ENDINGS[process.argv[2] ?? ""];

const { signal, interrupt } = interruption({
  onFirst: () => void stderr.write(`\n${ending} Press Ctrl-C again to quit at once.\n`),
  release() {
    for (const name of SIGNALS) process.off(name, interrupt);
  },
});
const heedInterrupts = (): void => {
  for (const name of SIGNALS) process.on(name, interrupt);
};
// A training reads its table first: until it begins there is nothing to lose.
const BEGIN_LATER: readonly string[] = ["train", "sweep", "worker"];
if (ending !== undefined && !BEGIN_LATER.includes(process.argv[2]!)) heedInterrupts();

const program = createProgram({
  experiments,
  stdout,
  stderr,
  colours: wantsColours(env, stdout.isTTY ?? false),
  redraws: env["TERM"] !== "dumb",
  signal,
  heedInterrupts,
  calledAs: calledAs(process.argv[1] ?? "gd", env),
  trialProcess: fileURLToPath(new URL("trial-process.js", import.meta.url)),
  debug: Boolean(env["DEBUG"]),
  now: () => performance.now(),
});
process.exitCode = await program.run(process.argv.slice(2));
