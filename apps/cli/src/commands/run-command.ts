import { type Command, InvalidArgumentError, Option } from "commander";
import { renderEntries } from "../render/render-entries.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { runExperiments } from "../run/run-experiments.js";
import type { RunFlags } from "../run/run-flags.js";
import { UsageError } from "../usage-error.js";
import type { AddCommand } from "./add-command.js";
import { chooseExperiments } from "./choose-experiments.js";
import { parsePlot } from "./parse-plot.js";
import { threadsOption } from "./threads-option.js";
import { wideOption } from "./wide-option.js";

const examples = [
  ["gd run regression", "one experiment"],
  ["gd run one-pair vanishing", "two experiments"],
  ["gd run all --quiet", "every experiment, but only the table at the end"],
  ["gd run scaled-sigmoid --seed 7", "another random start"],
  ["gd run digits --threads 2 --precision fast", "two threads, and other last digits"],
  ["gd run all --interpreter reference", "in plain TypeScript: same figures, slower"],
  ["gd run regression --json", "a JSON object on each line; the last is the result"],
  ["gd run regression --plot curves.svg", "its figure as a file"],
  ["gd run all --plot curves.png", "curves-hand-derived.png, curves-one-pair.png …"],
  ["gd run digits --mnist ~/fashion-mnist", "your own images, in the format of MNIST"],
] as const;

const endOfHelp = "Ctrl-C ends a run, reports what it has so far, and exits with 130. A second Ctrl-C quits at once.";

/** Adds `gd run`. */
export const runCommand: AddCommand = (program, dependencies, exit) => {
  program
    .command("run")
    .usage("<id...|all> [options]")
    .description('Run experiments and compare them with their document. "gd list" lists them.')
    .argument("[ids...]", "the experiments to run, or all")
    .addOption(new Option("--seed <n>", "seed for all random numbers").argParser(parseSeed).default(1))
    .addOption(
      new Option("--interpreter <name>", "compute with wasm or with the reference interpreter")
        .argParser(parseInterpreter)
        .default("wasm"),
    )
    .addOption(new Option("--ops [name]").hideHelp())
    .addOption(threadsOption())
    .addOption(
      new Option("--precision <name>", "exact: the bits of the reference; fast: wasm may fuse multiply and add")
        .argParser(parsePrecision)
        .default("exact"),
    )
    .addOption(wideOption())
    .option("--quiet", "print only the comparison with the document")
    .option("--json", "print one JSON object per line; with --quiet only results and errors")
    .addOption(new Option("--plot <file>", "write the figure to a .svg or .png file").argParser(parsePlot))
    .addOption(
      new Option("--mnist <folder>", "read the digits from your own IDX files, plain or .gz").argParser(parseMnist),
    )
    .option("--verbose", "print the stack of an error")
    .addHelpText("after", () => {
      const { width } = screenOf(dependencies.stdout, false);
      return `\nExamples:\n${renderEntries(examples, width)}\n\n${renderText(endOfHelp, width)}`;
    })
    .showHelpAfterError("Try gd run --help.")
    .action(async (ids: string[], options: RunFlags & { readonly ops?: string | true }, command: Command) => {
      if (options.ops !== undefined)
        throw new UsageError("--ops is now called --interpreter, like --interpreter reference");
      const chosen = chooseExperiments(ids, dependencies.experiments);
      const debug = dependencies.debug || options.verbose === true;
      // What the environment says is for what can have it.
      const isAsked = (name: string): boolean =>
        options.interpreter === "wasm" || command.getOptionValueSource(name) !== "env";
      const flags = {
        ...options,
        ...(isAsked("threads") ? {} : { threads: "auto" as const }),
        ...(isAsked("wide") ? {} : { wide: false }),
      };
      exit(await runExperiments(chosen, flags, { ...dependencies, debug }));
    });
};

const largestSeed = 2 ** 32 - 1;

const parseSeed = (text: string): number => {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= largestSeed) return seed;
  throw new InvalidArgumentError(`It should be a whole number from 0 to ${largestSeed}, like --seed 7.`);
};

const parseInterpreter = (name: string): RunFlags["interpreter"] => {
  if (name === "reference" || name === "wasm") return name;
  throw new InvalidArgumentError("It should be reference or wasm, like --interpreter reference.");
};

const parsePrecision = (name: string): RunFlags["precision"] => {
  if (name === "exact" || name === "fast") return name;
  throw new InvalidArgumentError("It should be exact or fast, like --precision fast.");
};

const parseMnist = (folder: string): string => {
  if (folder !== "") return folder;
  throw new InvalidArgumentError("It should be a folder with the four MNIST files, like --mnist ~/fashion-mnist.");
};
