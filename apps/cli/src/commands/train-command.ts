import { Option } from "commander";
import { renderEntries } from "../render/render-entries.js";
import { screenOf } from "../render/screen.js";
import type { Reading } from "../table/reading.js";
import type { GivenConfig } from "../train/read-config.js";
import type { AddCommand } from "./add-command.js";
import { checkpointEveryOption } from "./checkpoint-every-option.js";
import { misnamedOption } from "./misnamed-option.js";
import { parsePlot } from "./parse-plot.js";
import { addReadingOptions, givenReading } from "./reading-options.js";
import { threadsOption } from "./threads-option.js";
import { wideOption } from "./wide-option.js";

const examples = [
  ["gd train penguins.csv --target species", "a class from the other columns"],
  ["gd train houses.parquet --target price --hidden 64,64 --epochs 200", "a number"],
  [
    "gd train houses.csv --target price --columns id=omit,zip=category",
    "columns that are something else than they look",
  ],
  ["gd train photos/ --image 32x32", "a folder with a folder of images for each class"],
  ["gd train sales.csv --target units --time date", "the latest rows are held out"],
  ["gd train penguins.csv --target species --check", "what would make that fail, before it is trained"],
  ["gd train penguins.csv --target species --print-config > gd.config.json", "the same as a file"],
  ["gd train --config gd.config.json", "what the file says"],
] as const;

/** Adds `gd train`. */
export const trainCommand: AddCommand = (program, dependencies, exit) => {
  const command = program
    .command("train")
    .usage("<data> [options]")
    .description("Train a network on a table or images of your own, and save it as one file.")
    .argument(
      "[data]",
      "a table (.csv, .tsv, .jsonl, .json, .parquet), or a folder with a folder of images for each class",
    )
    .option("--target <column>", "the column to predict")
    .addOption(new Option("--hidden <sizes>", "sizes of the hidden layers, like 64,64").argParser(numbersOf))
    .addOption(new Option("--activation <name>", "relu, tanh, gelu or silu"))
    .addOption(new Option("--dropout <rate>", "share of hidden outputs left out in each step").argParser(numberOf))
    .addOption(new Option("--model <name>", "dense, linear for no hidden layers, or convolutional for images"))
    .addOption(
      new Option(
        "--epochs <n>",
        "most passes over the training rows; 200 by default, and more for a linear model",
      ).argParser(numberOf),
    )
    .addOption(
      new Option("--batch-size <n>", "rows in a step; 32 by default, and more for large tables").argParser(numberOf),
    )
    .addOption(
      new Option("--learning-rate <rate>", "of adam; 0.001 by default, 0.01 for a linear model").argParser(numberOf),
    )
    .addOption(misnamedOption("--rate <rate>", "--learning-rate"))
    .addOption(
      new Option(
        "--early-stopping <n>",
        "epochs without improvement before it stops; 20 by default, 0 for never",
      ).argParser(numberOf),
    )
    .addOption(new Option("--test <share>", "share of the rows that is held out; 0.2 by default").argParser(numberOf))
    .addOption(
      new Option("--validation <share>", "share of the other rows that tells when to stop; 0.2 by default").argParser(
        numberOf,
      ),
    )
    .addOption(new Option("--image <size>", "the size to which images are brought, like 32x32, which is the default"))
    .option("--skip-broken", "leave out image files that cannot be read")
    .option("--group <column>", "keep rows with equal values together when rows are divided")
    .option("--time <column>", "hold out the latest rows")
    .option("--weight <column>", "how much each row counts, also in the scores")
    .option("--class-weights <balanced>", "let all classes count the same, however rare")
    .addOption(new Option("--columns <kinds>", "kinds of columns, like zip=category,id=omit").argParser(kindsOf));
  // Beside what columns are.
  addReadingOptions(command)
    .addOption(
      new Option("--seed <n>", "seed for the split, the weights and the order; 1 by default").argParser(numberOf),
    )
    .addOption(new Option("--split-seed <n>", "seed for the split alone; --seed by default").argParser(numberOf))
    .option("--fold <number>", "validate with one of several folds, like 2/5")
    .option("--output <file>", "the model file; <data>.model.safetensors by default")
    .addOption(new Option("--plot <file>", "write the losses to a .svg or .png file").argParser(parsePlot))
    .option("--config <file>", "take what the options do not say from this file")
    .option("--tensorboard", "write a file for TensorBoard beside the metrics")
    .option(
      "--resume [folder]",
      "go on with a run that was interrupted: that in a folder, or the last one of the data or, without data, here",
    )
    .addOption(checkpointEveryOption("seconds between checkpoints"))
    .addOption(threadsOption())
    .addOption(wideOption())
    .option("--check", "look for what would make the training fail, in seconds, and train nothing")
    .option("--print-config", "look at the data, print the configuration, and train nothing")
    .option("--quiet", "print only the result")
    .option("--json", "print one JSON object per line")
    .option("--verbose", "print the stack of an error")
    .addHelpText("after", () => `\nExamples:\n${renderEntries(examples, screenOf(dependencies.stdout, false).width)}`)
    .showHelpAfterError("Try gd train --help.")
    .action(async (data: string | undefined, options: TrainFlags) => {
      const {
        config,
        plot,
        resume = false,
        checkpointEvery,
        threads,
        wide,
        tensorboard = false,
        check = false,
        printConfig = false,
        quiet = false,
        json = false,
        verbose = false,
        separator,
        decimal,
        encoding,
        header,
        ...others
      } = options;
      const given = { ...others, ...givenReading({ separator, decimal, encoding, header }) };
      const { trainOnData } = await import("../train/train-on-data.js");
      const debug = dependencies.debug || verbose;
      const named = data === undefined ? given : { data, ...given };
      exit(
        await trainOnData(
          named,
          { config, printConfig, quiet, json, plot, resume, checkpointEvery, threads, wide, tensorboard, check },
          { ...dependencies, debug },
        ),
      );
    });
};

interface TrainFlags extends GivenConfig, Reading {
  readonly config?: string;
  readonly plot?: string;
  readonly resume?: string | true;
  readonly checkpointEvery: number;
  readonly threads: number | "auto";
  readonly wide: boolean;
  readonly tensorboard?: true;
  readonly check?: true;
  readonly printConfig?: true;
  readonly quiet?: true;
  readonly json?: true;
  readonly verbose?: true;
}

/** A number, or the text for the configuration to refuse. */
const numberOf = (text: string): number | string =>
  text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;

const numbersOf = (text: string): readonly (number | string)[] => (text === "" ? [] : text.split(",").map(numberOf));

const kindsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split(",").map((pair) => {
      const at = pair.lastIndexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
