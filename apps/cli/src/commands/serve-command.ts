import { InvalidArgumentError, Option } from "commander";
import type { AddCommand } from "./add-command.js";
import { threadsOption } from "./threads-option.js";

/** Adds `gd serve`. */
export const serveCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("serve")
    .usage("<model> [options]")
    .description("Answer for rows over HTTP, with a page to try it.")
    .argument("<model>", "a model file, like penguins.model.safetensors")
    .addOption(
      new Option("--port <n>", "the port; 0 for a free one")
        .argParser(wholeNumber("--port 8080", 0, 65_535))
        .default(8080),
    )
    .option("--host <address>", "the address; this machine alone reaches 127.0.0.1", "127.0.0.1")
    .addOption(
      new Option("--bytes <n>", "longest body of a request; 1048576 by default").argParser(
        wholeNumber("--bytes 1000000"),
      ),
    )
    .addOption(
      new Option("--rows <n>", "most rows in a request; 10000 by default").argParser(wholeNumber("--rows 1000")),
    )
    .addOption(
      new Option("--requests <n>", "most requests at once; 64 by default").argParser(wholeNumber("--requests 16")),
    )
    .addOption(
      new Option("--seconds <n>", "seconds in which a request has to arrive; 30 by default").argParser(
        wholeNumber("--seconds 10"),
      ),
    )
    .addOption(threadsOption())
    .option("--verbose", "print the stack of an error")
    .showHelpAfterError("Try gd serve --help.")
    .action(async (model: string, { verbose = false, ...flags }: ServeOptions) => {
      const { serveModel } = await import("../serve/serve-model.js");
      exit(await serveModel(model, flags, { ...dependencies, debug: dependencies.debug || verbose }));
    });
};

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly threads: number | "auto";
  readonly bytes?: number;
  readonly rows?: number;
  readonly requests?: number;
  readonly seconds?: number;
  readonly verbose?: boolean;
}

const wholeNumber =
  (example: string, least = 1, most = 2 ** 31 - 1) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d+$/.test(text) && least <= number && number <= most) return number;
    throw new InvalidArgumentError(`It should be a whole number from ${least} to ${most}, like ${example}.`);
  };
