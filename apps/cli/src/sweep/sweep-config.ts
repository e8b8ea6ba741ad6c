import { z } from "zod";
import { trainConfig } from "../train/train-config.js";

const value: z.ZodType<Value> = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.lazy(() => value))]);
type Value = number | string | boolean | null | readonly Value[];

const when = z
  .exactOptional(z.record(z.string(), z.array(value).min(1)))
  .describe("It counts only where others have one of these values.");
const number = z.number();
const count = z.int().min(1);

const parameter = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("uniform"), low: number, high: number, when }),
  z.strictObject({ type: z.literal("log-uniform"), low: number.positive(), high: number.positive(), when }),
  z.strictObject({
    type: z.literal("integer"),
    low: z.int(),
    high: z.int(),
    scale: z.exactOptional(z.enum(["linear", "log"])),
    when,
  }),
  z.strictObject({ type: z.literal("choice"), values: z.array(value).min(1), when }),
]);

const learning = (candidates: string) => ({
  startup: z.exactOptional(count).describe("So many trials are random, before any is learned from. Default: 10."),
  candidates: z.exactOptional(count).describe(`How many points are considered for each trial. Default: ${candidates}.`),
});

const sampler = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("random") }),
  z.strictObject({ type: z.literal("quasi-random") }),
  z.strictObject({
    type: z.literal("grid"),
    steps: z.exactOptional(count).describe("How many values of each number are tried. Default: 5."),
  }),
  z.strictObject({ type: z.literal("tpe"), ...learning("24") }),
  z.strictObject({
    type: z.literal("gaussian-process"),
    ...learning("500"),
    most: z
      .exactOptional(count)
      .describe("It learns from so many known trials at most: the best and the latest. Default: 200."),
  }),
]);

const rungs = {
  least: z.exactOptional(count).describe("Epochs after which trials are compared for the first time. Default: 1."),
  most: z.exactOptional(count).describe("Epochs of a whole trial. Default: those of the training."),
  reduction: z
    .exactOptional(z.int().min(2))
    .describe("One of so many trials goes on, to so many times the epochs. Default: 3."),
};
const pruner = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("none") }),
  z.strictObject({
    type: z.literal("median"),
    startup: z.exactOptional(count).describe("So many trials run to their end first. Default: 5."),
    warmup: z.exactOptional(z.int().min(0)).describe("So many epochs of each trial are let alone. Default: 0."),
  }),
  z.strictObject({ type: z.literal("asha"), ...rungs }),
  z.strictObject({ type: z.literal("successive-halving"), ...rungs }),
  z.strictObject({ type: z.literal("hyperband"), ...rungs }),
]);

/** What a trial can be judged by, all of which are to be small. */
export const OBJECTIVES = ["validation loss", "validation error", "parameters"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** What a trial is, as `sweep.json` has it: which training, and what of it is looked for. */
export const sweepConfig = z.strictObject({
  $schema: z.string().optional(),
  train: trainConfig
    .omit({ $schema: true, output: true, fold: true })
    .describe("The training, as in gd.config.json: what all trials have in common."),
  space: z
    .record(z.string(), parameter)
    .describe(
      "What is looked for, by the names of members of the training. layers and a whole number hidden make so many hidden layers of that size.",
    ),
  trials: count.describe("How many trials there are."),
  sampler: sampler.default({ type: "tpe" }).describe("Which points are tried. Default: tpe."),
  pruner: pruner.default({ type: "none" }).describe("Which trials end early. Default: none."),
  objectives: z
    .array(z.enum(OBJECTIVES))
    .min(1)
    .default(["validation loss"])
    .describe(
      "What is to be small; of the first one learn pruners. The error of classes is the share that is wrong, of numbers the mean absolute error.",
    ),
  seeds: z
    .array(
      z
        .int()
        .min(0)
        .lt(2 ** 32),
    )
    .min(1)
    .default([1])
    .describe("Each trial trains with all of these seeds, and its values are the means."),
  folds: z
    .int()
    .min(2)
    .optional()
    .describe("Each trial trains in all of so many folds, and its values are the means. Default: one split."),
  ahead: z
    .exactOptional(count)
    .describe(
      "Trial i learns from trials 0 to i − ahead: so many run at once, where any learn from others. Default: 8; 16 with a pruner.",
    ),
  seed: z.int().min(0).default(1).describe("Of the sampler."),
});

/** What a sweep does, with all defaults. */
export type SweepConfig = z.infer<typeof sweepConfig>;
