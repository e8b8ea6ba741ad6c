import { type Command, InvalidArgumentError, Option } from "commander";
import { chooseExperiments } from "./choose-experiments.js";
import type { Dependencies } from "./dependencies.js";
import type { ExitCode } from "./exit-code.js";
import { runExperiments } from "./run-experiments.js";
import type { RunFlags } from "./run-flags.js";

const help = `
Examples:
  gd run regression                        one experiment
  gd run one-pair vanishing                two
  gd run all --quiet                       every experiment, only the table at the end
  gd run scaled-sigmoid --seed 7           with another random start
  gd run regression --json                 a JSON object a line; the last is the result
  gd run regression --plot curves.svg      its figure in a file
  gd run all --plot curves.png             in curves-hand-derived.png, curves-one-pair.png …
  gd run digits --mnist ~/fashion-mnist    your own images, in the format of MNIST

Ctrl-C ends a run with what it has and exit code 130; a second Ctrl-C ends it at once.`;

/** Adds `gd run`. */
export const runCommand = (program: Command, dependencies: Dependencies, exit: (code: ExitCode) => void): void => {
  program
    .command("run")
    .usage("<id...|all> [options]")
    .description('Run experiments and hold them against the document. "gd list" names them.')
    .argument("[ids...]", "the experiments, or all")
    .addOption(new Option("--seed <n>", "start of everything drawn at random").argParser(parseSeed).default(1))
    .option("--quiet", "print only the comparison with the document")
    .option("--json", "print one JSON object a line; with --quiet only results and errors")
    .addOption(new Option("--plot <file>", "write the figure as .svg or .png").argParser(parsePlot))
    .addOption(
      new Option("--mnist <folder>", "read the digits from IDX files of your own, plain or .gz").argParser(parseMnist),
    )
    .option("--verbose", "show where an error came from")
    .addHelpText("after", help)
    .action(async (ids: string[], options: RunFlags) => {
      const chosen = chooseExperiments(ids, dependencies.experiments);
      const debug = dependencies.debug || options.verbose === true;
      exit(await runExperiments(chosen, options, { ...dependencies, debug }));
    });
};

const largestSeed = 2 ** 32 - 1;

const parseSeed = (text: string): number => {
  const seed = Number(text);
  if (/^\d+$/.test(text) && seed <= largestSeed) return seed;
  throw new InvalidArgumentError(`It should be a whole number from 0 to ${largestSeed}, like --seed 7.`);
};

const parsePlot = (file: string): string => {
  if (/[^/\\]\.(svg|png)$/i.test(file)) return file;
  throw new InvalidArgumentError("It should end in .svg or .png, like --plot curves.svg.");
};

const parseMnist = (folder: string): string => {
  if (folder !== "") return folder;
  throw new InvalidArgumentError("It should be a folder with the four MNIST files, like --mnist ~/fashion-mnist.");
};
