import { type Command, InvalidArgumentError, Option } from "commander";
import type { Dependencies } from "../dependencies.js";
import type { ExitCode } from "../exit-code.js";
import { runExperiments } from "../run/run-experiments.js";
import type { RunFlags } from "../run/run-flags.js";
import { chooseExperiments } from "./choose-experiments.js";

const help = `
Examples:
  gd run regression                        one experiment
  gd run one-pair vanishing                two
  gd run all --quiet                       every experiment, only the table at the end
  gd run scaled-sigmoid --seed 7           with another random start
  gd run digits --threads 2 --precision fast
                                           as fast as two threads can
  gd run all --ops reference               by plain TypeScript: the same figures, later
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
    .addOption(new Option("--ops <name>", "compute by wasm or by the reference").argParser(parseOps).default("wasm"))
    .addOption(
      new Option("--threads <n>", "threads of wasm; more than the machine has cores only slow it down")
        .argParser(parseThreads)
        .default(1),
    )
    .addOption(
      new Option("--precision <name>", "exact: the reference's bits; fast: wasm may fuse multiply and add")
        .argParser(parsePrecision)
        .default("exact"),
    )
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

const parseOps = (name: string): RunFlags["ops"] => {
  if (name === "reference" || name === "wasm") return name;
  throw new InvalidArgumentError("It should be reference or wasm, like --ops reference.");
};

const mostThreads = 64;

const parseThreads = (text: string): number => {
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= mostThreads) return threads;
  throw new InvalidArgumentError(`It should be a whole number from 1 to ${mostThreads}, like --threads 2.`);
};

const parsePrecision = (name: string): RunFlags["precision"] => {
  if (name === "exact" || name === "fast") return name;
  throw new InvalidArgumentError("It should be exact or fast, like --precision fast.");
};

const parsePlot = (file: string): string => {
  if (/[^/\\]\.(svg|png)$/i.test(file)) return file;
  throw new InvalidArgumentError("It should end in .svg or .png, like --plot curves.svg.");
};

const parseMnist = (folder: string): string => {
  if (folder !== "") return folder;
  throw new InvalidArgumentError("It should be a folder with the four MNIST files, like --mnist ~/fashion-mnist.");
};
