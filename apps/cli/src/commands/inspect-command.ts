import type { AddCommand } from "./add-command.js";

/** Adds `gd inspect`. */
export const inspectCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("inspect")
    .usage("<model> [options]")
    .description("Show what is in a model file: its layers, the columns it takes, and how it was trained.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .option("--json", "print one JSON object")
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd inspect --help.")
    .action(async (model: string, { json = false, verbose = false }: { json?: boolean; verbose?: boolean }) => {
      const { inspectModel } = await import("../inspect/inspect-model.js");
      exit(await inspectModel(model, { json }, { ...dependencies, debug: dependencies.debug || verbose }));
    });
};
