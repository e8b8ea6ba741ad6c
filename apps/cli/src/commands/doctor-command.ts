import { renderEntries } from "../render/render-entries.js";
import { screenOf } from "../render/screen.js";
import type { AddCommand } from "./add-command.js";

const examples = [
  ["gd doctor penguins.runs/1", "causes, evidence, what to change, and plots"],
  ["gd doctor penguins.runs/1 --html report.html", "the same as a page"],
] as const;

/** Adds `gd doctor`. */
export const doctorCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("doctor")
    .usage("<run> [options]")
    .description("Say what went wrong in a training, and show the evidence.")
    .argument("<run>", "the folder of a run, like penguins.runs/1")
    .option("--html <file>", "write the report as a page")
    .option("--json", "print one JSON object")
    .option("--verbose", "print the stack of an error")
    .addHelpText("after", () => `\nExamples:\n${renderEntries(examples, screenOf(dependencies.stdout, false).width)}`)
    .showHelpAfterError("Try gd doctor --help.")
    .action(async (run: string, { html, json = false, verbose = false }: DoctorFlags) => {
      const { showCase } = await import("../doctor/show-case.js");
      exit(await showCase(run, { json, html }, { ...dependencies, debug: dependencies.debug || verbose }));
    });
};

interface DoctorFlags {
  readonly html?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}
