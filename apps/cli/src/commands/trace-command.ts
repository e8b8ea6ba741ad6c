import { ArgumentError } from "@gd/tensor";
import { type Command, InvalidArgumentError, Option } from "commander";
import { renderEntries } from "../render/render-entries.js";
import { screenOf } from "../render/screen.js";
import type { Reading } from "../table/reading.js";
import type { OwnNetwork } from "../trace/trace-own-network.js";
import type { DerivationOutput } from "../trace/write-derivation.js";
import { UsageError } from "../usage-error.js";
import type { AddCommand } from "./add-command.js";
import { countOf } from "./count-of.js";
import { misnamedOption } from "./misnamed-option.js";
import { addReadingOptions, givenReading } from "./reading-options.js";

const examples = [
  ["gd trace penguins.model.safetensors --row 3", "a step of a model that gd train has saved, on a row of its table"],
  ["gd trace penguins.model.safetensors new.csv --row 1 --latex row.tex", "on a row of another table, as LaTeX"],
  ["gd trace --network 3-2-2-1 --activation relu --input 1,2,-1 --target 0", "a network of your own"],
  ["gd trace hand-derived", "the network that the notebook derives on paper"],
  ["gd trace hand-derived --compare pytorch.json --tolerance 1e-9", "the first number that differs"],
] as const;

/** Adds `gd trace`. */
export const traceCommand: AddCommand = (program, dependencies, exit) => {
  const { stdout, colours } = dependencies;
  addReadingOptions(addOptions(program.command("trace")))
    .usage("<model> [data] [options]")
    .description("Derive a step of gradient descent on paper: forward, backward, the update, with all numbers put in.")
    .argument("[model]", "a model file, like penguins.model.safetensors; or the experiment hand-derived")
    .argument("[data]", "a table, or an image for a model of images; the table of the training by default")
    .addHelpText("after", () => `\nExamples:\n${renderEntries(examples, screenOf(stdout, colours).width)}`)
    .showHelpAfterError("Try gd trace --help.")
    .action(async (model: string | undefined, data: string | undefined, flags: TraceFlags) => {
      const { latex, markdown, html } = flags;
      const { requireDerivationOutput, writeDerivation } = await import("../trace/write-derivation.js");
      await requireDerivationOutput(
        flags,
        [model, data].filter((file) => file !== undefined),
      );
      const derivation = await derivationOf(model, data, flags).catch((cause: unknown) => {
        if (!(cause instanceof ArgumentError) || cause.place !== "trace(follow)") throw cause;
        throw new UsageError(`--follow ${flags.follow}: it should be ${cause.expected}. ${cause.advice}`);
      });
      if (flags.compare === undefined) return writeDerivation(derivation, flags, stdout);
      if ([latex, markdown, html].some((file) => file !== undefined)) await writeDerivation(derivation, flags, stdout);
      const { compareWithFile } = await import("../trace/compare-with-file.js");
      exit(await compareWithFile(derivation, flags.compare, flags.tolerance ?? 0, stdout));
    });
};

const derivationOf = async (model: string | undefined, data: string | undefined, flags: TraceFlags) => {
  const { network, row, learningRate, follow, digits } = flags;
  const following = follow === undefined ? {} : { follow };
  if (model === "hand-derived") {
    const { traceOwnNetwork } = await import("../trace/trace-own-network.js");
    expectNone("hand-derived", flags, ["network", "activation", "input", "target", "loss", "weights", "seed", "row"]);
    const ownRate = learningRate === undefined ? {} : { learningRate };
    return traceOwnNetwork({ ...HAND_DERIVED, ...ownRate, ...following });
  }
  if (network !== undefined) {
    if (model !== undefined)
      throw new UsageError(`--network ${network}: a network of its own has no model file: leave ${model} out`);
    expectNone("--network", flags, ["row"]);
    const { traceOwnNetwork } = await import("../trace/trace-own-network.js");
    const { activation = "relu", loss = "meanSquaredError", weights = "drawn", seed = 1, input, target } = flags;
    return traceOwnNetwork({
      network,
      activation,
      loss,
      weights,
      seed,
      input,
      target,
      learningRate: learningRate ?? 0.01,
      ...following,
    });
  }
  if (model === undefined) {
    throw new UsageError("which model? Try gd trace penguins.model.safetensors --row 3, or gd trace hand-derived");
  }
  if (!/[./\\]/.test(model)) {
    throw new UsageError(
      `no trace of '${model}': only hand-derived has one. Try gd trace hand-derived, or a model file`,
    );
  }
  expectNone(model, flags, ["activation", "input", "target", "loss", "weights", "seed"]);
  const { traceSavedModel } = await import("../trace/trace-saved-model.js");
  return traceSavedModel(model, { data, row, learningRate, digits, ...following }, givenReading(flags));
};

/** The notebook's network, whose weights are all 1. */
const HAND_DERIVED: OwnNetwork = {
  network: "3-2-2-1",
  activation: "relu",
  input: "1,2,-1",
  target: "0",
  loss: "residualSumOfSquares",
  learningRate: 0.01,
  weights: "ones",
  seed: 1,
};

interface TraceFlags extends DerivationOutput, Reading, Partial<OwnNetwork> {
  readonly row?: number;
  readonly compare?: string;
  readonly tolerance?: number;
}

/** Throws a UsageError for an option that says nothing here. */
const expectNone = (what: string, flags: TraceFlags, names: readonly (keyof TraceFlags)[]): void => {
  const given = names.find((name) => flags[name] !== undefined);
  if (given !== undefined) throw new UsageError(`--${given} says nothing of ${what}: leave it out`);
};

const addOptions = (command: Command): Command =>
  command
    .addOption(new Option("--row <n>", "the row to derive, counted from 1").argParser(countOf("--row 3")))
    .option("--network <sizes>", "linear layers of these sizes, like 3-2-2-1")
    .option("--activation <name>", "between them; relu by default")
    .option("--input <numbers>", "its example, like 1,2,-1")
    .option("--target <numbers>", "what its output should be, or a class")
    .option("--loss <name>", "of its output; meanSquaredError by default")
    .addOption(new Option("--weights <kind>", "its first weights; drawn by default").choices(["drawn", "ones"]))
    .addOption(new Option("--seed <n>", "of weights that are drawn; 1 by default").argParser(countOf("--seed 7")))
    .addOption(
      new Option("--learning-rate <rate>", "of the update; 0.01, or that of the training").argParser(parseRate),
    )
    .addOption(misnamedOption("--rate <rate>", "--learning-rate"))
    .option("--follow <entry>", "the entry to follow through large values, like z2[5]")
    .addOption(new Option("--digits <n>", "digits of a number, from 3 to 17; 6 by default").argParser(parseDigits))
    .option("--latex <file>", "write a .tex file")
    .option("--markdown <file>", "write a .md file")
    .option("--html <file>", "write a .html file, whose parts fold")
    .option("--compare <file>", "say which number is the first that differs from those in a .json file")
    .addOption(new Option("--tolerance <share>", "by which they may differ; 0 by default").argParser(parseTolerance))
    .option("--json", "print the derivation as JSON");

const parseRate = (text: string): number => {
  const rate = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(rate) && rate >= 0) return rate;
  throw new InvalidArgumentError("It should be a number that is not negative, like --learning-rate 0.1.");
};

const parseDigits = (text: string): number => {
  if (/^\d+$/.test(text) && Number(text) >= 3 && Number(text) <= 17) return Number(text);
  throw new InvalidArgumentError("It should be a whole number from 3 to 17, like --digits 8.");
};

const parseTolerance = (text: string): number => {
  const share = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(share) && share >= 0) return share;
  throw new InvalidArgumentError("It should be a number that is not negative, like --tolerance 1e-9.");
};
