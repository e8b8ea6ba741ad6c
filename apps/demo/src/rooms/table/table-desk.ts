import { watch } from "@gd/insight";
import { loadModel, type Predictor, predictor } from "@gd/models";
import {
  compareWithBaselines,
  expectSaveable,
  LONGEST_HEADER,
  modelFile,
  planTable,
  simplestAsGood,
  type TrainingPlan,
  textAt,
  trainingOptions,
  trainNetwork,
  untrained,
  usualRecipe,
} from "@gd/recipe";
import { columnOf, describeTable, featureNames, readTable, type Table } from "@gd/tables";
import type { SynchronousInterpreter } from "@gd/tensor";
import { summary } from "@gd/train/core";
import type { KeptItems } from "../../worker/kept-items.js";
import { cellsOf } from "./cells-of.js";
import { fieldsOf } from "./fields-of.js";
import type {
  EpochOfTable,
  HeldRow,
  LookAtTable,
  OpenedTable,
  PlannedTraining,
  TableModel,
  TableReport,
  TableRequest,
  TrainedOnTable,
} from "./table-messages.js";
import { MOST_MEGABYTES, tableSentence } from "./table-sentence.js";

/** Rows held out that can be looked at one by one. */
const MOST_HELD = 200;

/** Where the last table, and all that belongs to it, is kept for the next time that the page is opened. */
export interface TableShelf {
  readonly tables: KeptItems<{ readonly name: string; readonly content: Blob }>;
  readonly models: KeptItems<TableModel>;
  readonly looks: KeptItems<LookAtTable>;
}

/** Their names. Items as other versions of the page kept them have other ones. */
const KEPT = { table: "table 1", model: "model 2", look: "look 1" } as const;
/** How many things there are to keep. */
export const MOST_KEPT = Object.keys(KEPT).length;

/** Reads a table, trains on it by the recipe of `gd train`, and answers for rows. */
export const tableDesk = (
  interpreter: SynchronousInterpreter,
  shelf: TableShelf,
  send: (report: TableReport) => void,
) => {
  let table: Table | undefined;
  let answer: Predictor | undefined;
  let stopping = new AbortController();
  /** Counts the tables: what takes a while may be about one that is gone. */
  let visit = 0;

  const forget = async (): Promise<void> => {
    visit++;
    stopping.abort();
    [table, answer] = [undefined, undefined];
    await Promise.all([
      shelf.tables.remove(KEPT.table),
      shelf.models.remove(KEPT.model),
      shelf.looks.remove(KEPT.look),
    ]);
  };

  const open = async (file: File): Promise<void> => {
    const forgotten = forget();
    const now = visit;
    const read = await readSound(file);
    if (visit !== now) return;
    table = read;
    send({ type: "opened", table: opened(read) });
    await forgotten;
    await shelf.tables.put(KEPT.table, { name: file.name, content: file });
  };

  const restore = async (): Promise<void> => {
    const now = visit;
    const kept = await shelf.tables.get(KEPT.table);
    if (kept === undefined || visit !== now) return;
    send({ type: "restoring" });
    try {
      const read = await readSound(new File([kept.content], kept.name));
      const [model, look] = await Promise.all([shelf.models.get(KEPT.model), shelf.looks.get(KEPT.look)]);
      const answering = model && predictor(loaded(model.trained), { interpreter });
      if (visit !== now) return;
      [table, answer] = [read, answering];
      send({ type: "opened", table: opened(read) });
      send({ type: "restored", model, look });
    } catch (cause) {
      if (visit !== now) return;
      // Otherwise the visitor would be told each time that the page is opened.
      await forget();
      throw new Error("The table that was kept in this browser can no longer be read: choose it again.", { cause });
    }
  };

  const train = async (target: string, seed: number): Promise<void> => {
    if (table === undefined) return;
    const of = table;
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    answer = undefined;
    void shelf.models.remove(KEPT.model);
    const now = visit;
    const config = { ...usualRecipe(of.name, target), seed };
    const plan = planTable(of, config);
    expectSaveable(untrained(plan, config, interpreter), plan, config);
    const shown = planned(plan, config.hidden);
    send({ type: "planned", plan: shown });
    const epochs: EpochOfTable[] = [];
    const doctor = await watch(trainingOptions(plan.network, plan, config, { interpreter }));
    const network = await trainNetwork(plan.network, plan, config, {
      interpreter,
      signal,
      doctor,
      onEpoch({ epoch: at, loss, validation }) {
        const epoch = { epoch: at, loss, validation: validation?.loss ?? Number.NaN };
        epochs.push(epoch);
        send({ type: "epoch", epoch });
      },
    });
    // Another table, or another training, has taken its place.
    if (signal.aborted && signal.reason !== STOPPED) return;
    if (network.epochs === 0) throw new Error("It was stopped before its first epoch had ended: there is no model.");
    send({ type: "comparing" });
    const results = await compareWithBaselines(network, plan, config, { interpreter, signal, onEpoch: () => {} });
    const bytes = Uint8Array.from(modelFile(network, plan, config, results));
    const model = loaded({ bytes });
    answer = predictor(model, { interpreter });
    const { diagnoses } = signal.aborted ? { diagnoses: [] } : await doctor.diagnose();
    if (visit !== now) return;
    const [surest] = diagnoses;
    const trained: TrainedOnTable = {
      target: plan.target,
      madeOf: { table: of.name, target, seed },
      results,
      remark: simplestAsGood(results, config),
      diagnosis: surest && `${capital(surest.cause)}. ${surest.evidence}`,
      best: network.best,
      epochs: network.epochs,
      stopped: signal.aborted,
      bytes,
      file: `${of.name.replace(/(\.[A-Za-z]+)?(\.gz)?$/, "")}.model.safetensors`,
      fields: fieldsOf(of, model.features!),
      held: heldRows(of, plan),
    };
    send({ type: "trained", trained });
    await shelf.models.put(KEPT.model, { plan: shown, epochs, trained });
  };

  const handle = async (request: TableRequest): Promise<void> => {
    switch (request.type) {
      case "open":
        return open(request.file);
      case "train":
        return train(request.target, request.seed);
      case "stop":
        stopping.abort(STOPPED);
        return;
      case "answer":
        if (answer !== undefined) send({ type: "answer", answer: answer([request.row])[0]! });
        return;
      case "look":
        if (table !== undefined) await shelf.looks.put(KEPT.look, request.look);
        return;
      case "restore":
        return restore();
      case "forget":
        return forget();
    }
  };
  return (request: TableRequest): Promise<void> =>
    handle(request).catch((error: unknown) => send({ type: "problem", sentence: tableSentence(error) }));
};

const STOPPED = "stopped";

/** The table in a file, if it has something to predict and something to predict it by. */
const readSound = async (file: File): Promise<Table> => {
  const read = await readTable(file, { name: file.name, maximumBytes: MOST_MEGABYTES * 2 ** 20 });
  if (read.columns.length < 2) {
    const [only] = read.columns;
    const separator = "If it has more, they have to be separated by commas, semicolons, tabs or |.";
    throw new Error(
      `${file.name} has a single column, "${only?.name}": a table needs one to predict and at least one to predict it by. ${separator}`,
    );
  }
  if (read.rows === 0) throw new Error(`${file.name} has the names of ${read.columns.length} columns, and no rows.`);
  return read;
};

const opened = (table: Table): OpenedTable => ({
  name: table.name,
  rows: table.rows,
  columns: describeTable(table),
});

const loaded = ({ bytes }: Pick<TrainedOnTable, "bytes">) => loadModel(bytes, { maximumHeaderBytes: LONGEST_HEADER });

const planned = (plan: TrainingPlan, hidden: readonly number[]): PlannedTraining => ({
  target: plan.target,
  rows: {
    training: plan.rows.training.length,
    validation: plan.rows.validation.length,
    test: plan.rows.test.length,
  },
  how: plan.rows.how,
  inputs: featureNames(plan.features!).length,
  hidden,
  parameters: summary(plan.network).parameters,
  batchSize: plan.batchSize,
  learningRate: plan.rule.learningRate,
  epochs: plan.rule.epochs,
  // What to choose is for those who write code.
  notes: plan.notes.map((note) => note.replace(/ [^.]*columns: \{.*$/, "")),
});

const heldRows = (table: Table, { rows, target, features }: TrainingPlan): readonly HeldRow[] => {
  const names = features!.columns.map(({ column }) => column);
  const actual = columnOf(table, target.column);
  return Array.from(rows.test.subarray(0, MOST_HELD), (row) => ({
    cells: cellsOf(table, row, names),
    actual: textAt(actual, row) ?? "",
  }));
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
