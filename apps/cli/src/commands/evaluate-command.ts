import type { AddCommand } from "./add-command.js";

/** Adds `gd evaluate`. */
export const evaluateCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("evaluate")
    .usage("<model> <table> [options]")
    .description("Compare a model with the answers that a table has, and show the rows that it is most wrong about.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .argument("<table>", "rows with all columns that it was trained on, and the answer")
    .option("--json", "print one JSON object")
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd evaluate --help.")
    .action(
      async (
        model: string,
        table: string,
        { json = false, verbose = false }: { json?: boolean; verbose?: boolean },
      ) => {
        const { evaluateModel } = await import("../evaluate/evaluate-model.js");
        exit(await evaluateModel(model, table, { json }, { ...dependencies, debug: dependencies.debug || verbose }));
      },
    );
};
