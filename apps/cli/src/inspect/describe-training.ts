import type { Result } from "@gd/recipe";
import { z } from "zod";
import { formatCount } from "../progress/format-count.js";
import { counted } from "../render/counted.js";
import { shellWord } from "../shell-word.js";
import { kebab } from "../train/read-config.js";
import { trainConfig } from "../train/train-config.js";

/** What `gd train` says of a training in a model file. */
const trainedByGd = z.object({
  source: z.object({ name: z.string(), size: z.number() }),
  examples: z.object({ training: z.number(), validation: z.number(), test: z.number(), how: z.string() }),
  epochs: z.object({ best: z.number(), trained: z.number() }),
  learningRate: z.number(),
  batchSize: z.number(),
  results: z.array(z.looseObject({ name: z.string() })),
  config: trainConfig,
  version: z.string(),
});

/** What is to be told of a training, as lines, and its results; undefined where `gd train` has not written it. */
export const describeTraining = (
  training: unknown,
  thing: "row" | "image",
): { readonly lines: readonly string[]; readonly results: readonly Result[] } | undefined => {
  const { success, data } = trainedByGd.safeParse(training);
  if (!success) return undefined;
  const { source, examples, epochs, learningRate, batchSize, results, config, version } = data;
  const { training: trained, validation, test, how } = examples;
  const weighted = config.weight === undefined ? "" : `, weighted by ${config.weight}`;
  return {
    lines: [
      commandOf(config),
      `${counted(source.size, thing)} of ${source.name}: ${formatCount(trained)} to train with, ${formatCount(validation)} to validate, ${formatCount(test)} held out; ${how}`,
      `${counted(epochs.trained, "epoch")} of adam at ${learningRate}, in batches of ${batchSize}; the network after epoch ${epochs.best} was kept`,
      `On what was held out${weighted} (gd ${version}):`,
    ],
    results: results.map(({ name, ...scores }) => ({
      name,
      // What is not in the file was undefined.
      scores: ("accuracy" in scores
        ? { kind: "class", macroF1: Number.NaN, ...scores }
        : { kind: "number", rSquared: Number.NaN, ...scores }) as Result["scores"],
    })),
  };
};

/** The command that says the same as a configuration, without what is the default. */
const commandOf = (config: z.infer<typeof trainConfig>): string => {
  const defaults = trainConfig.parse({ data: config.data });
  const options = Object.entries(config).flatMap(([name, value]) => {
    if (name === "data" || name === "$schema" || name === "output") return [];
    if (JSON.stringify(value) === JSON.stringify(defaults[name as keyof typeof defaults])) return [];
    if (name === "header") return value === false ? ["--no-header"] : [];
    if (value === true) return [`--${kebab(name)}`];
    return [`--${kebab(name)} ${shellWord(wordOf(value))}`];
  });
  return ["gd train", shellWord(config.data), ...options].join(" ");
};

const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" && value !== null
    ? Object.entries(value)
        .map((pair) => pair.join("="))
        .join(",")
    : String(value);
};
