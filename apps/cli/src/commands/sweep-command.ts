import { InvalidArgumentError, Option } from "commander";
import { renderEntries } from "../render/render-entries.js";
import { screenOf } from "../render/screen.js";
import type { SweepFlags } from "../sweep/sweep-flags.js";
import { UsageError } from "../usage-error.js";
import type { AddCommand } from "./add-command.js";
import { checkpointEveryOption } from "./checkpoint-every-option.js";
import { countOf } from "./count-of.js";

const examples = [
  ["gd sweep penguins.json", "the trials that the file describes, as many at once as there are cores"],
  ["gd sweep penguins.json --resume", "goes on where it was interrupted"],
  ["gd sweep report penguins.sweep", "what came of it, as a page"],
  ["gd sweep penguins.json --redis redis://10.0.0.1:6379", "on the workers of a queue, which gd worker starts"],
  ["gd sweep penguins.json --emit slurm > array.sh", "each trial as a job of a cluster"],
] as const;

/** Adds `gd sweep` and `gd sweep report`. */
export const sweepCommand: AddCommand = (program, dependencies, exit) => {
  const { stdout } = dependencies;
  const command = program
    .command("sweep")
    .usage("<file> [options]")
    .description("Search for the best hyperparameters, with many trainings.")
    .argument("[file]", "a sweep, like penguins.json; sweep.schema.json is its schema")
    .option("--output <folder>", "the folder of the results; penguins.sweep of penguins.json")
    .option("--resume", "go on with the sweep in that folder")
    .addOption(
      new Option("--workers <n>", "trials at once on this machine; as many as cores by default").argParser(
        countOf("--workers 4"),
      ),
    )
    .addOption(
      new Option("--memory <MiB>", "most memory of each trial").argParser(countOf("--memory 4096")).default(2048),
    )
    .addOption(
      new Option("--attempts <n>", "times that a trial is tried whose process dies")
        .argParser(countOf("--attempts 3"))
        .default(3),
    )
    .addOption(checkpointEveryOption("seconds between checkpoints of a trial"))
    .option("--redis <url>", "have the workers of this Redis run the trials")
    .option("--queue <name>", "the queue there; gd-trials by default")
    .option("--results <url>", "also put the results into a store, like s3://bucket/penguins")
    .addOption(new Option("--emit <kind>", "print jobs for a cluster instead").choices(["slurm", "kubernetes"]))
    .addOption(new Option("--trial <n>", "run the trial with this number alone").argParser(numberOf))
    .option("--quiet", "print only the result")
    .option("--json", "print one JSON object per line")
    .option("--verbose", "print the stack of an error")
    .addHelpText("after", () => `\nExamples:\n${renderEntries(examples, screenOf(stdout, false).width)}`)
    .showHelpAfterError("Try gd sweep --help.")
    .action(async (file: string | undefined, options: SweepOptions) => {
      if (file === undefined) throw new UsageError("gd sweep: name the file of a sweep, like penguins.json");
      const { emit: kind, trial, verbose = false, ...given } = options;
      const { output, workers, memory } = given;
      const flags: SweepFlags = {
        ...given,
        output,
        workers,
        redis: given.redis,
        queue: given.queue,
        results: given.results,
        resume: given.resume ?? false,
        quiet: given.quiet ?? false,
        json: given.json ?? false,
      };
      const tools = { ...dependencies, debug: dependencies.debug || verbose };
      if (kind !== undefined) {
        const { emit } = await import("../sweep/emit.js");
        stdout.write(await emit(file, kind, { calledAs: dependencies.calledAs, output, workers, memory }));
      } else if (trial !== undefined) {
        const { runOneTrial } = await import("../sweep/run-one-trial.js");
        exit(await runOneTrial(file, trial, flags, tools));
      } else {
        const { search } = await import("../sweep/search.js");
        exit(await search(file, flags, tools));
      }
    });
  command
    .command("report")
    .usage("<folder> [options]")
    .description("Write what came of a sweep as a page, and its trials as Parquet.")
    .argument("<folder>", "the folder of a sweep, like penguins.sweep")
    .option("--html <file>", "the page, with the table beside it; report.html in the folder by default")
    .option("--tensorboard <folder>", "also write the trials for TensorBoard, whose tab HParams compares them")
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd sweep report --help.")
    .action(async (folder: string, options: { readonly html?: string; readonly tensorboard?: string }) => {
      const { report } = await import("../sweep/report/report.js");
      exit(await report(folder, options, dependencies));
    });
};

interface SweepOptions {
  readonly output?: string;
  readonly resume?: true;
  readonly workers?: number;
  readonly memory: number;
  readonly attempts: number;
  readonly checkpointEvery: number;
  readonly redis?: string;
  readonly queue?: string;
  readonly results?: string;
  readonly emit?: "slurm" | "kubernetes";
  readonly trial?: number;
  readonly quiet?: true;
  readonly json?: true;
  readonly verbose?: true;
}

const numberOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It should be the number of a trial, like --trial 12.");
};
