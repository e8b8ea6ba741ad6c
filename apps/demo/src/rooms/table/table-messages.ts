import type { ModelAnswer } from "@gd/models";
import type { Result } from "@gd/recipe";
import type { ColumnDescription, Target } from "@gd/tables";

/** A value of a cell: what a column's field in the page gives. */
export type Cell = string | number | boolean | null;
export type RowOfCells = Readonly<Record<string, Cell>>;

/** From the page to the worker. */
export type TableRequest =
  | { readonly type: "open"; readonly file: File }
  | { readonly type: "train"; readonly target: string; readonly seed: number }
  /** Ends the training with what it has. */
  | { readonly type: "stop" }
  | { readonly type: "answer"; readonly row: RowOfCells }
  /** What the visitor looks at has changed. */
  | { readonly type: "look"; readonly look: LookAtTable }
  /** Finds what was there before the page was left. */
  | { readonly type: "restore" }
  /** Forgets the table and the model, in this browser as well. */
  | { readonly type: "forget" };

/** What the visitor looks at: it outlives the page with the table. */
export interface LookAtTable {
  /** The column to predict that was chosen last. */
  readonly target: string | undefined;
  readonly row: RowOfCells;
  /** What the row is, as long as it is one of those held out. */
  readonly actual: string | undefined;
}

/** A table that was read, and what its columns are taken for. */
export interface OpenedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnDescription[];
}

/** What is to be trained. */
export interface PlannedTraining {
  readonly target: Target;
  readonly rows: { readonly training: number; readonly validation: number; readonly test: number };
  /** How they were divided: `stratified by species`. */
  readonly how: string;
  /** How many numbers a row becomes. */
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly parameters: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** The most epochs. */
  readonly epochs: number;
  /** What was decided by looking, as sentences. */
  readonly notes: readonly string[];
}

export interface EpochOfTable {
  readonly epoch: number;
  readonly loss: number;
  readonly validation: number;
}

/** How a column is filled in for a row to try. */
export type FieldOfColumn = { readonly name: string } & (
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly whole: boolean }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "boolean" }
  | { readonly kind: "date" }
  | { readonly kind: "text" }
);

/** A row that was held out, and what it is. */
export interface HeldRow {
  readonly cells: RowOfCells;
  readonly actual: string;
}

/** A network that has been trained. */
export interface TrainedOnTable {
  readonly target: Target;
  /** The file of the table, the column that is predicted, and the seed. */
  readonly madeOf: { readonly table: string; readonly target: string; readonly seed: number };
  /** The scores on the rows held out: of the simplest answer, of a linear model, of the network. */
  readonly results: readonly Result[];
  /** A sentence where the network is no better than the simplest answer. */
  readonly remark: string | undefined;
  /** What a doctor finds wrong, if anything. */
  readonly diagnosis: string | undefined;
  readonly best: number;
  readonly epochs: number;
  readonly stopped: boolean;
  /** The model file, as `gd train` writes it, and its name. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly file: string;
  /** Of each column that it looks at. */
  readonly fields: readonly FieldOfColumn[];
  readonly held: readonly HeldRow[];
}

/** A training that has ended, with all there is to see of it. */
export interface TableModel {
  readonly plan: PlannedTraining;
  readonly epochs: readonly EpochOfTable[];
  readonly trained: TrainedOnTable;
}

/** From the worker to the page. */
export type TableReport =
  | { readonly type: "opened"; readonly table: OpenedTable }
  | { readonly type: "planned"; readonly plan: PlannedTraining }
  | { readonly type: "epoch"; readonly epoch: EpochOfTable }
  /** The network has been trained, and the linear model is. */
  | { readonly type: "comparing" }
  | { readonly type: "trained"; readonly trained: TrainedOnTable }
  /** A table was there before the page was left. */
  | { readonly type: "restoring" }
  /** It has been opened, and this was there with it. */
  | { readonly type: "restored"; readonly model: TableModel | undefined; readonly look: LookAtTable | undefined }
  | { readonly type: "answer"; readonly answer: ModelAnswer }
  | { readonly type: "problem"; readonly sentence: string };
