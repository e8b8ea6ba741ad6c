import { Option } from "commander";
import { renderEntries } from "../render/render-entries.js";
import { screenOf } from "../render/screen.js";
import type { AddCommand } from "./add-command.js";
import { countOf } from "./count-of.js";
import { threadsOption } from "./threads-option.js";

const examples = [
  ["gd doctor penguins.runs/1", "causes, evidence, what to change, and plots"],
  ["gd doctor penguins.runs/1 --html report.html", "the same as a page"],
  ["gd doctor penguins.runs/1 --treat --epochs 20", "what is proposed, tried on copies of 20 epochs"],
] as const;

/** Adds `gd doctor`. */
export const doctorCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("doctor")
    .usage("<run> [options]")
    .description("Say what went wrong in a training, show the evidence, and try what would help.")
    .argument("<run>", "the folder of a run, like penguins.runs/1")
    .option("--html <file>", "write the report as a page")
    .option("--treat", "try what is proposed: train copies with it and without, until something helps")
    .addOption(
      new Option("--epochs <n>", "of each copy of --treat; as many as the run had by default").argParser(
        countOf("--epochs 20"),
      ),
    )
    .addOption(threadsOption())
    .option("--json", "print one JSON object per line")
    .option("--verbose", "print the stack of an error")
    .addHelpText("after", () => `\nExamples:\n${renderEntries(examples, screenOf(dependencies.stdout, false).width)}`)
    .showHelpAfterError("Try gd doctor --help.")
    .action(async (run: string, flags: DoctorFlags) => {
      const { html, treat = false, epochs, threads, json = false, verbose = false } = flags;
      const { showCase } = await import("../doctor/show-case.js");
      exit(
        await showCase(
          run,
          { json, html, treat, epochs, threads },
          { ...dependencies, debug: dependencies.debug || verbose },
        ),
      );
    });
};

interface DoctorFlags {
  readonly html?: string;
  readonly treat?: boolean;
  readonly epochs?: number;
  readonly threads: number | "auto";
  readonly json?: boolean;
  readonly verbose?: boolean;
}
