import type { ModelAnswer } from "@gd/models";
import { batch, effect, signal } from "@preact/signals";
import { openedFile } from "../../opened-file.js";
import { type StartedWorker, startWorker } from "../../worker/start-worker.js";
import type {
  EpochOfTable,
  OpenedTable,
  PlannedTraining,
  RowOfCells,
  TableReport,
  TableRequest,
  TrainedOnTable,
} from "./table-messages.js";

/** How far the visitor has come. */
export type Stage = "empty" | "reading" | "opened" | "training" | "comparing" | "trained";

/** All that the room shows. It outlives the room: whoever comes back finds the model as it was. */
export const stage = signal<Stage>("empty");
export const problem = signal<string | undefined>(undefined);
export const table = signal<OpenedTable | undefined>(undefined);
/** The column to predict that was chosen last. */
export const chosenTarget = signal<string | undefined>(undefined);
export const plan = signal<PlannedTraining | undefined>(undefined);
export const epochs = signal<readonly EpochOfTable[]>([]);
export const trained = signal<TrainedOnTable | undefined>(undefined);
export const row = signal<RowOfCells>({});
export const answer = signal<ModelAnswer | undefined>(undefined);
/** What the row is, as long as it is one of those held out. */
export const actual = signal<string | undefined>(undefined);

let worker: StartedWorker<TableRequest> | undefined;

const post = (request: TableRequest): void => {
  worker ??= startWorker<TableRequest, TableReport>(
    () => new Worker(new URL("./table-worker.ts", import.meta.url), { type: "module" }),
    {
      onReport: take,
      onEnd(sentence) {
        worker = undefined;
        table.value = undefined;
        fail(`${sentence} Choose the file again.`);
      },
    },
  );
  worker?.post(request);
};

const fail = (sentence: string): void => {
  problem.value = sentence;
  stage.value = table.value === undefined ? "empty" : "opened";
};

const take = (report: TableReport): void => {
  switch (report.type) {
    case "opened":
      table.value = report.table;
      stage.value = "opened";
      return;
    case "planned":
      plan.value = report.plan;
      return;
    case "epoch":
      epochs.value = [...epochs.peek(), report.epoch];
      return;
    case "comparing":
      stage.value = "comparing";
      return;
    case "trained":
      trained.value = report.trained;
      stage.value = "trained";
      showHeld(0);
      return;
    case "restoring":
      stage.value = "reading";
      return;
    case "restored":
      restore(report);
      return;
    case "answer":
      answer.value = report.answer;
      return;
    case "problem":
      fail(report.sentence);
  }
};

const restore = ({ model, look }: Extract<TableReport, { type: "restored" }>): void => {
  batch(() => {
    chosenTarget.value = look?.target;
    if (model === undefined) return;
    plan.value = model.plan;
    epochs.value = model.epochs;
    trained.value = model.trained;
    stage.value = "trained";
    if (look === undefined) return showHeld(0);
    askAbout(look.row, look.actual);
  });
};

const forgetModel = (): void => {
  problem.value = undefined;
  plan.value = undefined;
  epochs.value = [];
  trained.value = undefined;
  answer.value = undefined;
};

effect(() => {
  const file = openedFile.value;
  if (file === undefined) return;
  forgetModel();
  table.value = undefined;
  stage.value = "reading";
  // What is being done with the table before ends with its worker, however long it would have taken.
  worker?.end();
  worker = undefined;
  post({ type: "open", file });
});

// A table that was there before the page was left, unless the visitor has come with another.
if (openedFile.peek() === undefined) post({ type: "restore" });

effect(() => {
  const look = { target: chosenTarget.value, row: row.value, actual: actual.value };
  if (table.peek() !== undefined) post({ type: "look", look });
});

/** Forgets the table and the model, in this browser as well. */
export const forgetTable = (): void => {
  forgetModel();
  table.value = undefined;
  openedFile.value = undefined;
  stage.value = "empty";
  post({ type: "forget" });
};

export const startTraining = (target: string, seed: number): void => {
  forgetModel();
  stage.value = "training";
  post({ type: "train", target, seed });
};

export const stopTraining = (): void => post({ type: "stop" });

/** Asks what the network says of a row, and remembers what it is if it is one of those held out. */
export const askAbout = (cells: RowOfCells, truth?: string): void => {
  batch(() => {
    row.value = cells;
    actual.value = truth;
  });
  post({ type: "answer", row: cells });
};

/** Looks at a row that was held out. */
export const showHeld = (place: number): void => {
  const held = trained.peek()?.held[place];
  if (held === undefined) return;
  askAbout(held.cells, held.actual);
};
