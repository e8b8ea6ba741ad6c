import type { Reading } from "../table/reading.js";
import type { AddCommand } from "./add-command.js";
import { addReadingOptions, givenReading } from "./reading-options.js";
import { threadsOption } from "./threads-option.js";

/** Adds `gd predict`. */
export const predictCommand: AddCommand = (program, dependencies, exit) => {
  addReadingOptions(program.command("predict"))
    .usage("<model> <data...> [options]")
    .description("Answer for the rows of a table or for images, with a model that gd train has saved.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .argument("<data...>", "a table with the columns that it was trained on; or images, or folders of images")
    .option("--output <file>", "a .csv file for the rows and their answers; the terminal by default")
    .addOption(threadsOption())
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd predict --help.")
    .action(
      async (
        model: string,
        data: readonly string[],
        { output, threads, verbose = false, ...reading }: PredictFlags,
      ) => {
        const { predict } = await import("../predict/predict.js");
        exit(
          await predict(
            model,
            data,
            { threads, ...(output === undefined ? {} : { output }), ...givenReading(reading) },
            { ...dependencies, debug: dependencies.debug || verbose },
          ),
        );
      },
    );
};

interface PredictFlags extends Reading {
  readonly output?: string;
  readonly threads: number | "auto";
  readonly verbose?: boolean;
}
