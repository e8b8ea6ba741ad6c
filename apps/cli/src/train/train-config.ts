import { RECIPE_DEFAULTS as usual } from "@gd/recipe";
import type { ColumnChoice } from "@gd/tables";
import { z } from "zod";

const share = z.number().min(0).lt(1);
const count = z.int().min(1);
const seed = z
  .int()
  .min(0)
  .lt(2 ** 32);
/** No path has a character of code 0. */
const path = z
  .string()
  .min(1)
  .refine((name) => !name.includes("\0"));

/** What `--columns` says of a column. */
const COLUMN_CHOICES = [
  "number",
  "category",
  "boolean",
  "date",
  "text",
  "omit",
  "decimal-point",
  "decimal-comma",
  "day/month/year",
  "month/day/year",
] as const satisfies readonly ColumnChoice[];

/** What `gd train` does, as `gd.config.json` has it. An option of the command is the member of the same name. */
export const trainConfig = z.strictObject({
  $schema: z.string().optional(),
  data: path.describe("The file with the table, or the folder with a folder of images for each class."),
  target: z.string().min(1).optional().describe("The column to predict."),
  test: share
    .gt(0)
    .default(usual.test)
    .describe("The share of the rows that is held out: they are looked at once, at the end."),
  validation: share
    .gt(0)
    .default(usual.validation)
    .describe("The share of the other rows that tells when to stop, and which epoch was the best."),
  group: z.string().optional().describe("A column whose equal values stay together when rows are split."),
  time: z.string().optional().describe("A column by which rows are split: the last ones are held out."),
  weight: z.string().optional().describe("A column that says how much each row counts, also in the scores."),
  classWeights: z.enum(["balanced"]).optional().describe("Let all classes count the same, however rare."),
  columns: z
    .record(z.string(), z.enum(COLUMN_CHOICES))
    .default(usual.columns)
    .describe("The kinds of some columns, how their numbers or dates are written, or omit to leave one out."),
  separator: z
    .string()
    .length(1)
    .optional()
    .describe("The character between cells of a CSV file. Default: found by looking."),
  decimal: z.enum([".", ","]).optional().describe("The decimal point or comma of a CSV file. Default: a point."),
  encoding: z.string().optional().describe("The encoding of a CSV file, like windows-1252. Default: UTF-8."),
  header: z
    .boolean()
    .optional()
    .describe("Whether the first row of a CSV file has the names of the columns. Default: true."),
  model: z.enum(["dense", "linear", "convolutional"]).optional().describe("Default: dense, convolutional for images."),
  hidden: z
    .array(count)
    .default([...usual.hidden])
    .describe("The sizes of the hidden layers."),
  activation: z
    .enum(["relu", "tanh", "gelu", "silu"])
    .default(usual.activation)
    .describe("What follows each hidden layer."),
  dropout: share.default(usual.dropout).describe("The share of hidden outputs that each step leaves out."),
  image: z
    .string()
    .regex(/^[1-9]\d{0,3}x[1-9]\d{0,3}$/)
    .optional()
    .describe("The size to which images are brought, like 32x32."),
  skipBroken: z.boolean().default(usual.skipBroken).describe("Whether image files that cannot be read are left out."),
  epochs: count
    .optional()
    .describe("The most passes over the training rows. Default: 200; for a linear model, as many as it needs."),
  batchSize: count.optional().describe("Rows in a step. Default: 32, and more for large tables."),
  learningRate: z.number().positive().optional().describe("Of adam. Default: 0.001; 0.01 for a linear model."),
  earlyStopping: z
    .int()
    .min(0)
    .default(usual.earlyStopping)
    .describe("Epochs without improvement before it stops; 0 never stops."),
  seed: seed.default(usual.seed).describe("Of the split, the initial weights and the order of rows."),
  splitSeed: seed
    .optional()
    .describe("Of the split alone, so that trainings with other seeds hold the same rows out. Default: the seed."),
  fold: z
    .string()
    .regex(/^[1-9]\d*\/[1-9]\d*$/)
    .optional()
    .describe("Which of how many folds of the rows that are not held out to validate with, like 2/5."),
  output: path.optional().describe("The model file. Default: the data's name with .model.safetensors."),
});

/** What `gd train` does, with all defaults. */
export type TrainConfig = z.infer<typeof trainConfig>;
