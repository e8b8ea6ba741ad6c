import type { Reading } from "../table/reading.js";
import type { AddCommand } from "./add-command.js";
import { addReadingOptions, givenReading } from "./reading-options.js";
import { threadsOption } from "./threads-option.js";

/** Adds `gd evaluate`. */
export const evaluateCommand: AddCommand = (program, dependencies, exit) => {
  addReadingOptions(program.command("evaluate"))
    .usage("<model> <data> [options]")
    .description("Compare a model with known answers, and show what it is most wrong about.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .argument("<data>", "a table with all columns, or a folder with a folder of images for each class")
    .addOption(threadsOption())
    .option("--json", "print one JSON object")
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd evaluate --help.")
    .action(
      async (model: string, data: string, { threads, json = false, verbose = false, ...reading }: EvaluateFlags) => {
        const { evaluateModel } = await import("../evaluate/evaluate-model.js");
        exit(
          await evaluateModel(
            model,
            data,
            { threads, json, ...givenReading(reading) },
            { ...dependencies, debug: dependencies.debug || verbose },
          ),
        );
      },
    );
};

interface EvaluateFlags extends Reading {
  readonly threads: number | "auto";
  readonly json?: boolean;
  readonly verbose?: boolean;
}
