import type { AddCommand } from "./add-command.js";

/** Adds `gd predict`. */
export const predictCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("predict")
    .usage("<model> <table> [options]")
    .description("Answer for the rows of a table, with a model that gd train has saved.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .argument("<table>", "rows with the columns that it was trained on, but for the answer")
    .option("--output <file>", "a .csv file for the rows and their answers; the terminal by default")
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd predict --help.")
    .action(
      async (model: string, table: string, { output, verbose = false }: { output?: string; verbose?: boolean }) => {
        const { predictRows } = await import("../predict/predict-rows.js");
        exit(await predictRows(model, table, { output }, { ...dependencies, debug: dependencies.debug || verbose }));
      },
    );
};
