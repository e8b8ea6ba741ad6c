import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { doctorCommand } from "./commands/doctor-command.js";
import { evaluateCommand } from "./commands/evaluate-command.js";
import { expectCommand } from "./commands/expect-command.js";
import { expectOptionsOnce } from "./commands/expect-options-once.js";
import { exportCommand } from "./commands/export-command.js";
import { inspectCommand } from "./commands/inspect-command.js";
import { listCommand } from "./commands/list-command.js";
import { predictCommand } from "./commands/predict-command.js";
import { runCommand } from "./commands/run-command.js";
import { serveCommand } from "./commands/serve-command.js";
import { sweepCommand } from "./commands/sweep-command.js";
import { traceCommand } from "./commands/trace-command.js";
import { trainCommand } from "./commands/train-command.js";
import { workerCommand } from "./commands/worker-command.js";
import type { Dependencies } from "./dependencies.js";
import { errorLine } from "./error-line.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { inCalledWords } from "./in-called-words.js";
import { renderEntries, renderEntry } from "./render/render-entries.js";
import { renderText } from "./render/render-text.js";
import { screenOf } from "./render/screen.js";
import { reportError } from "./report-error.js";
import { toJson } from "./to-json.js";
import { isUsageError } from "./usage-error.js";

export interface Program {
  /** Does what the arguments say, which are those after the program's name. */
  run(args: readonly string[]): Promise<ExitCode>;
}

const COMMANDS = [
  trainCommand,
  sweepCommand,
  workerCommand,
  doctorCommand,
  evaluateCommand,
  predictCommand,
  inspectCommand,
  exportCommand,
  serveCommand,
  listCommand,
  runCommand,
  traceCommand,
];

const examples = [
  ["gd train penguins.csv --target species", "a network for your own table, saved as a file"],
  ["gd predict penguins.model.safetensors new.csv", "its answers for new rows"],
  ["gd sweep penguins.json", "many trainings, to find the best hyperparameters"],
  ["gd list", "what there is to run; --json for programs"],
  ["gd run regression", "one experiment"],
  ["gd run all", "every experiment, with a table at the end"],
  ["gd run digits --plot digits.png", "an experiment, with its figure as a file"],
  ["gd run regression --json", "its figures as JSON"],
  ["gd trace penguins.model.safetensors --row 3", "the derivation of a step on paper, with all numbers"],
] as const;

const endOfHelp = [
  '"gd run --help" tells you more about running.',
  "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 found something to change (gd train --check, gd doctor), 130 interrupted by Ctrl-C.",
];

/** The command line program, as a function of what it works with. */
export const createProgram = (dependencies: Dependencies): Program => ({
  async run(args) {
    const { stdout, stderr, experiments } = dependencies;
    const { width } = screenOf(stdout, false);
    // Wrapped for a terminal only: a program looks for whole lines.
    const complain = (said: string): void => {
      const text = inCalledWords(said, dependencies.calledAs);
      stderr.write(stderr.columns ? renderText(text, screenOf(stderr, false).width) : text);
    };
    let code: ExitCode = exitCode.done;
    const program = new Command("gd")
      .description(
        "Trains networks on tables and images of your own, and runs the gradient-descent experiments of a tutorial and a notebook.",
      )
      .version(version, "--version", "print the version")
      .exitOverride()
      .configureOutput({
        writeOut: (text) => void stdout.write(text),
        writeErr: complain,
        outputError: (text, write) => write(text.replace(/^error: /, "gd: ")),
        getOutHelpWidth: () => width,
      })
      .configureHelp({
        minWidthToWrap: 0,
        formatItem: (term, termWidth, text) => renderEntry(term, text, { termWidth, width }),
      })
      .showHelpAfterError("Options come after the command, like gd run regression --quiet. Try gd --help.")
      .addHelpText("after", () => {
        const end = endOfHelp.map((line) => renderText(line, width)).join("\n");
        return `\nExamples:\n${renderEntries(examples, width)}\n\n${end}`;
      });
    for (const addCommand of COMMANDS) {
      addCommand(program, dependencies, (ended) => {
        code = ended;
      });
    }
    for (const command of program.commands) expectOptionsOnce(command);
    if (args.length === 0) {
      program.outputHelp();
      return code;
    }
    try {
      expectCommand(args, program.commands, experiments);
      await program.parseAsync(args, { from: "user" });
      return code;
    } catch (error) {
      // Asking for help or the version is an error of code 0 to Commander.
      if (error instanceof CommanderError && error.exitCode === 0) return exitCode.done;
      // The arguments may be wrong: whether JSON is wanted is all that is read from them.
      if (args.includes("--json")) {
        const message = inCalledWords(errorLine(error).replace(/^error: /, ""), dependencies.calledAs);
        const choices = isUsageError(error) ? error.choices.map(([name]) => name) : [];
        stdout.write(`${toJson({ type: "error", message, ...(choices.length > 0 ? { choices } : {}) })}\n`);
      }
      // Commander has already said what was wrong.
      if (error instanceof CommanderError) return exitCode.wrongUsage;
      if (isUsageError(error)) {
        complain(`gd: ${error.message}\n`);
        if (error.choices.length > 0) {
          stderr.write(`Choose from:\n${renderEntries(error.choices, screenOf(stderr, false).width)}\n`);
        }
        return exitCode.wrongUsage;
      }
      reportError(error, dependencies);
      return exitCode.failed;
    }
  },
});
