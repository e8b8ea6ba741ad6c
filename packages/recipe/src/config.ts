import type { ColumnChoice } from "@gd/tables";

/** How a network is trained on a table or on images. A member is an option of `gd train` of the same name. */
export interface RecipeConfig {
  /** The file with the table. A model file has its name. */
  readonly data: string;
  /** The column to predict. */
  readonly target?: string | undefined;
  /** The share of the rows that is held out. */
  readonly test: number;
  /** The share of the other rows that tells when to stop, and which epoch was the best. */
  readonly validation: number;
  /** A column whose equal values stay together when rows are split. */
  readonly group?: string | undefined;
  /** A column by which rows are split: the last ones are held out. */
  readonly time?: string | undefined;
  /** A column that says how much each row counts. */
  readonly weight?: string | undefined;
  readonly classWeights?: "balanced" | undefined;
  /** The kinds of some columns, or how they are written. */
  readonly columns: Readonly<Record<string, ColumnChoice>>;
  /** How a CSV file is read, where looking at it does not say. */
  readonly separator?: string | undefined;
  readonly decimal?: "." | "," | undefined;
  readonly encoding?: string | undefined;
  readonly header?: boolean | undefined;
  readonly model?: "dense" | "linear" | "convolutional" | undefined;
  /** The sizes of the hidden layers. */
  readonly hidden: readonly number[];
  readonly activation: "relu" | "tanh" | "gelu" | "silu";
  readonly dropout: number;
  readonly image?: string | undefined;
  readonly skipBroken: boolean;
  readonly epochs?: number | undefined;
  readonly batchSize?: number | undefined;
  readonly learningRate?: number | undefined;
  /** Epochs without improvement before it stops; 0 never stops. */
  readonly earlyStopping: number;
  /** Of the split, the initial weights and the order of rows. */
  readonly seed: number;
  /** Of the split alone. Default: the seed. */
  readonly splitSeed?: number | undefined;
  /** Which of how many folds of the rows that are not held out to validate with, like 2/5. */
  readonly fold?: string | undefined;
}

/** The order in which a model file has the members. */
const ORDER = [
  "data",
  "target",
  "test",
  "validation",
  "group",
  "time",
  "weight",
  "classWeights",
  "columns",
  "separator",
  "decimal",
  "encoding",
  "header",
  "model",
  "hidden",
  "activation",
  "dropout",
  "image",
  "skipBroken",
  "epochs",
  "batchSize",
  "learningRate",
  "earlyStopping",
  "seed",
  "splitSeed",
  "fold",
] as const satisfies readonly (keyof RecipeConfig)[];

/** The members of a configuration in one order, whoever has made it, and no others. */
export const inOrder = (config: RecipeConfig): Partial<RecipeConfig> =>
  Object.fromEntries(ORDER.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])));

/** What a configuration leaves out. */
export const RECIPE_DEFAULTS = {
  test: 0.2,
  validation: 0.2,
  columns: {},
  hidden: [64, 64],
  activation: "relu",
  dropout: 0,
  skipBroken: false,
  earlyStopping: 20,
  seed: 1,
} as const satisfies Omit<RecipeConfig, "data">;

/** The configuration of `gd train DATA --target TARGET`. */
export const usualRecipe = (data: string, target: string): RecipeConfig => ({ data, target, ...RECIPE_DEFAULTS });
