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
import { cellsOf } from "./cells-of.js";
import { fieldsOf } from "./fields-of.js";
import type { HeldRow, PlannedTraining, TableReport, TableRequest } from "./table-messages.js";
import { MOST_MEGABYTES, tableSentence } from "./table-sentence.js";

/** Rows held out that can be looked at one by one. */
const MOST_HELD = 200;

/** Reads a table, trains on it by the recipe of `gd train`, and answers for rows. */
export const tableDesk = (interpreter: SynchronousInterpreter, send: (report: TableReport) => void) => {
  let table: Table | undefined;
  let answer: Predictor | undefined;
  let stopping = new AbortController();

  const open = async (file: File): Promise<void> => {
    stopping.abort();
    [table, answer] = [undefined, undefined];
    const read = await readTable(file, { name: file.name, maximumBytes: MOST_MEGABYTES * 2 ** 20 });
    if (read.columns.length < 2) {
      const [only] = read.columns;
      const separator = "If it has more, they have to be separated by commas, semicolons, tabs or |.";
      throw new Error(
        `${file.name} has a single column, "${only?.name}": a table needs one to predict and at least one to predict it by. ${separator}`,
      );
    }
    if (read.rows === 0) throw new Error(`${file.name} has the names of ${read.columns.length} columns, and no rows.`);
    table = read;
    send({ type: "opened", table: { name: file.name, rows: read.rows, columns: describeTable(read) } });
  };

  const train = async (target: string, seed: number): Promise<void> => {
    if (table === undefined) return;
    const of = table;
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    answer = undefined;
    const config = { ...usualRecipe(of.name, target), seed };
    const plan = planTable(of, config);
    expectSaveable(untrained(plan, config, interpreter), plan, config);
    send({ type: "planned", plan: planned(plan, config.hidden) });
    const doctor = await watch(trainingOptions(plan.network, plan, config, { interpreter }));
    const network = await trainNetwork(plan.network, plan, config, {
      interpreter,
      signal,
      doctor,
      onEpoch: ({ epoch, loss, validation }) =>
        send({ type: "epoch", epoch: { epoch, loss, validation: validation?.loss ?? Number.NaN } }),
    });
    // Another table, or another training, has taken its place.
    if (signal.aborted && signal.reason !== STOPPED) return;
    if (network.epochs === 0) throw new Error("It was stopped before its first epoch had ended: there is no model.");
    send({ type: "comparing" });
    const results = await compareWithBaselines(network, plan, config, { interpreter, signal, onEpoch: () => {} });
    const bytes = Uint8Array.from(modelFile(network, plan, config, results));
    const loaded = loadModel(bytes, { maximumHeaderBytes: LONGEST_HEADER });
    answer = predictor(loaded, { interpreter });
    const { diagnoses } = signal.aborted ? { diagnoses: [] } : await doctor.diagnose();
    const [surest] = diagnoses;
    send({
      type: "trained",
      trained: {
        target: plan.target,
        results,
        remark: simplestAsGood(results, config),
        diagnosis: surest && `${capital(surest.cause)}. ${surest.evidence}`,
        best: network.best,
        epochs: network.epochs,
        stopped: signal.aborted,
        bytes,
        file: `${of.name.replace(/(\.[A-Za-z]+)?(\.gz)?$/, "")}.model.safetensors`,
        fields: fieldsOf(of, loaded.features!),
        held: heldRows(of, plan),
      },
    });
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
    }
  };
  return (request: TableRequest): Promise<void> =>
    handle(request).catch((error: unknown) => send({ type: "problem", sentence: tableSentence(error) }));
};

const STOPPED = "stopped";

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
