import type { AddCommand } from "./add-command.js";

/** Adds `gd export`. */
export const exportCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("export")
    .usage("<model> --onnx <file>")
    .description("Write a model as an ONNX file, which other languages run.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .requiredOption("--onnx <file>", "the file to write, like penguins.onnx")
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd export --help.")
    .action(async (model: string, { onnx, verbose = false }: { onnx: string; verbose?: boolean }) => {
      const { exportModel } = await import("../export/export-model.js");
      exit(await exportModel(model, onnx, { ...dependencies, debug: dependencies.debug || verbose }));
    });
};
