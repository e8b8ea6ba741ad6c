import { Option } from "commander";
import { UsageError } from "../usage-error.js";
import type { AddCommand } from "./add-command.js";
import { checkpointEveryOption } from "./checkpoint-every-option.js";
import { countOf } from "./count-of.js";

/** Adds `gd worker`. */
export const workerCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("worker")
    .usage("--redis <url> [options]")
    .description("Run trials of sweeps that come over a queue, on this machine.")
    .option("--redis <url>", "where the queue is, like redis://10.0.0.1:6379, or rediss:// for TLS")
    .option("--queue <name>", "the queue; gd-trials by default")
    .addOption(new Option("--size <n>", "trials at once; as many as cores by default").argParser(countOf("--size 4")))
    .addOption(
      new Option("--memory <MiB>", "most memory of each trial").argParser(countOf("--memory 4096")).default(2048),
    )
    .addOption(checkpointEveryOption("seconds between checkpoints of a trial"))
    .option("--place <folder>", "the folder of the sweep, where this machine has it at another path")
    .option("--cache <folder>", "the folder for copies of data; ~/.cache/gd/data by default")
    .addOption(
      new Option("--patience <seconds>", "silence after which another worker takes over a trial")
        .argParser(countOf("--patience 15"))
        .default(15),
    )
    .option("--quiet", "print nothing but errors")
    .option("--verbose", "print the stack of an error")
    .addHelpText("after", "\nThe environment may have REDIS_USERNAME and REDIS_PASSWORD.")
    .showHelpAfterError("Try gd worker --help.")
    .action(async ({ redis, queue, size, place, cache, quiet = false, verbose = false, ...flags }: WorkerOptions) => {
      if (redis === undefined) throw new UsageError("gd worker: --redis says where the queue is");
      const { work } = await import("../sweep/work.js");
      const tools = { ...dependencies, debug: dependencies.debug || verbose };
      exit(await work({ ...flags, redis, queue, size, place, cache, quiet }, tools));
    });
};

interface WorkerOptions {
  readonly redis?: string;
  readonly queue?: string;
  readonly size?: number;
  readonly memory: number;
  readonly checkpointEvery: number;
  readonly place?: string;
  readonly cache?: string;
  readonly patience: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}
