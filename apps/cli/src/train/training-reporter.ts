import {
  LINEAR,
  type Result,
  simplestAsGood,
  type TrainedNetwork,
  type TrainingPlan,
  trainingFailed,
} from "@gd/recipe";
import { describeTable, featureNames, type Table } from "@gd/tables";
import { formatNumber } from "@gd/tensor";
import { summary, type TrainingEvent, type TrainingState } from "@gd/train";
import { asSentence, plainWords } from "../check/advice.js";
import { columnKinds } from "../check/column-kinds.js";
import type { Dependencies } from "../dependencies.js";
import { inPlainWords, type WrittenDiagnosis } from "../doctor/case-file.js";
import { networkInWords, renderNetwork } from "../model/network-in-words.js";
import { renderConfusion } from "../model/render-confusion.js";
import { renderScores } from "../model/render-scores.js";
import type { Output } from "../output.js";
import { formatCount } from "../progress/format-count.js";
import { progressBar } from "../progress/progress-bar.js";
import { progressLines } from "../progress/progress-lines.js";
import { counted } from "../render/counted.js";
import { renderTable } from "../render/render-table.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { shellWord } from "../shell-word.js";
import { toJson } from "../to-json.js";
import type { ReplacedModel } from "./replaced-model.js";
import type { TrainConfig } from "./train-config.js";

/** Shows the user a training while it goes on, as text or as JSON. */
export interface TrainingReporter {
  read(table: Table): void;
  /** A model will take the place of another. */
  replaces(model: ReplacedModel): void;
  planned(plan: TrainingPlan, config: TrainConfig): void;
  /** The training begins. */
  begins(): void;
  epoch(event: Extract<TrainingEvent, { type: "epoch" }>): void;
  trained(network: TrainedNetwork): void;
  /** The linear model that the network is compared with has done an epoch. */
  linearEpoch(epoch: number, epochs: number): void;
  scored(results: readonly Result[], plan: TrainingPlan, config: TrainConfig): void;
  resumed(folder: string, state: TrainingState): void;
  saved(file: string, folder: string, interrupted: boolean): void;
  /** What went wrong, the surest first. */
  diagnosed(diagnoses: readonly WrittenDiagnosis[], folder: string): void;
  /** The training was interrupted before there was a model. */
  leftNoModel(file: string, folder: string): void;
}

/** Text for a person. */
export const textReporter = ({
  stdout,
  stderr,
  colours: withColours,
  redraws,
  now,
  calledAs,
  quiet,
}: Dependencies & { readonly quiet: boolean }): TrainingReporter => {
  const screen = () => screenOf(stdout, withColours);
  const print = (text: string): void => void stdout.write(`${text}\n`);
  const tell = quiet ? () => {} : print;
  const sentence = (text: string, indent = ""): string => renderText(text, screen().width, indent);
  const terminal = redraws ? [stderr, stdout].find((output) => output.isTTY) : undefined;
  const progress = terminal
    ? progressBar(terminal, () => screenOf(terminal, withColours), now)
    : progressLines(stdout, now);
  const goesOn = (folder: string): string => `${calledAs} train --resume ${shellWord(folder)} goes on.`;
  let epochs = 0;
  let hasFailed = false;
  let thing: TrainingPlan["thing"] = "row";
  return {
    read(table) {
      tell(sentence(`${table.name}: ${counted(table.rows, "row")}, ${describeKinds(table)}`));
      const columns = describeTable(table);
      const rows = columns.map(({ name, kind, missing, range, examples, distinct }) => [
        name,
        kind,
        range === "" ? `${formatCount(distinct)}: ${examples}${distinct > 3 ? " …" : ""}` : range,
        missing === 0 ? "" : formatCount(missing),
      ]);
      tell(`${renderTable(["column", "kind", "values", "missing"], rows, screen(), { compact: true })}\n`);
      const notes = columns.map(({ note }) => note).filter((note) => note !== "");
      for (const note of notes) tell(sentence(inOptions(note), "  "));
      if (notes.length > 0) tell("");
    },
    replaces({ file, target, run }) {
      const old = target === undefined ? "the file that is there" : `the model of ${target} that is there`;
      const copy = run === undefined ? "of which no run has a copy" : `which stays in ${run}`;
      tell(sentence(`${file} will replace ${old}, ${copy}.\n`));
    },
    planned(plan, config) {
      epochs = plan.rule.epochs;
      thing = plan.thing;
      const { width } = screen();
      for (const line of describePlan(plan, config)) {
        tell(line.startsWith("Network: ") ? renderNetwork(line, width, "  ") : sentence(line, "  "));
      }
      tell("");
    },
    begins() {
      if (!quiet) progress.update({ type: "stage", name: "training" });
    },
    epoch({ epoch, validation }) {
      if (quiet) return;
      const loss = validation?.loss;
      progress.update({
        type: "progress",
        stage: "training",
        done: epoch,
        total: epochs,
        unit: "epochs",
        ...(loss === undefined ? {} : { loss }),
      });
    },
    trained({ best, epochs, reason }) {
      progress.stop(reason === "aborted" ? "interrupted" : "completed");
      if (epochs === 0) return;
      const { colours } = screen();
      if (reason === "aborted") tell(sentence(colours.yellow("Interrupted: what follows is of the training so far.")));
      const more = reason === "epochs" && best === epochs ? " It was still improving: more --epochs may help." : "";
      tell(sentence(`The validation was best after epoch ${best} of ${epochs}: that network is kept.${more}\n`));
    },
    linearEpoch(done, total) {
      if (quiet) return;
      progress.update({ type: "progress", stage: LINEAR, done, total, unit: "epochs" });
    },
    scored(results, plan, config) {
      const { weight } = config;
      const isWhole = hasLinear(results, plan);
      progress.stop(isWhole ? "completed" : "interrupted");
      if (plan.baseline !== undefined) tell("");
      const count = plan.rows.test.length;
      const were = count === 1 ? "was" : "were";
      const weighted = weight === undefined ? "" : `, weighted by ${weight}`;
      print(sentence(`${counted(count, plan.thing)} that ${were} held out, looked at once${weighted}:`));
      print(renderScores(results, plan.target, screen()));
      if (!isWhole) print(sentence(`The ${LINEAR} is left out, as the run was interrupted.`));
      hasFailed = trainingFailed(results);
      const remark = simplestAsGood(results, config);
      if (remark !== undefined) print(sentence(remark));
      const confusion = renderConfusion(results.at(-1)!.scores, plan.target, screen());
      if (confusion !== "")
        print(weight === undefined ? confusion : `${confusion}\nIt counts rows, whatever their weights.`);
    },
    resumed(folder, { epoch, step }) {
      tell(sentence(`Going on with ${folder}, after ${counted(epoch, "epoch")} and ${counted(step, "step")}.`));
    },
    saved(file, folder, interrupted) {
      if (interrupted) print(goesOn(folder));
      print(sentence(`The model is in ${file}, and what led to it in ${folder}.`));
      // Not wrapped, so that it can be copied.
      print(`Next: ${calledAs} predict ${shellWord(file)} ${thing === "row" ? "<table>" : "<images>"}`);
    },
    diagnosed([surest], folder) {
      const doctor = `${calledAs} doctor ${shellWord(folder)}`;
      if (surest === undefined) {
        if (hasFailed) print(`${doctor} shows how the training went.`);
        return;
      }
      const { cause, evidence, change, options } = surest;
      const advice = change === undefined ? "" : ` ${plainWords(asSentence(change))}`;
      print(sentence(screen().colours.yellow(`Something is wrong: ${cause}. ${evidence}${advice}`)));
      const trial = options === undefined ? "" : "; with --treat, it tries the change on a copy";
      print(`${doctor} shows the evidence${trial}.`);
    },
    leftNoModel(file, folder) {
      print(
        sentence(`Interrupted before the first epoch had ended: there is no model yet, and ${file} is left as it was.`),
      );
      print(goesOn(folder));
    },
  };
};

/** Whether a linear model that was to be compared with is among the results. */
const hasLinear = (results: readonly Result[], { baseline }: TrainingPlan): boolean =>
  baseline === undefined || results.some(({ name }) => name === LINEAR);

/** One JSON object per line. */
export const jsonReporter = (stdout: Output, quiet: boolean): TrainingReporter => {
  const write = (value: object): void => void stdout.write(`${toJson(value)}\n`);
  const tell = quiet ? () => {} : write;
  return {
    read: (table) => tell({ type: "table", name: table.name, rows: table.rows, columns: describeTable(table) }),
    replaces: (model) => tell({ type: "replaces", ...model }),
    planned: ({ features, target, rows, batchSize, notes }) =>
      tell({
        type: "plan",
        target,
        ...(features === undefined ? {} : { features: featureNames(features) }),
        notes,
        rows: {
          training: rows.training.length,
          validation: rows.validation.length,
          test: rows.test.length,
          how: rows.how,
        },
        batchSize,
      }),
    begins: () => {},
    epoch: ({ epoch, loss, validation, seconds }) => tell({ type: "epoch", epoch, loss, validation, seconds }),
    trained: ({ best, epochs, reason }) => tell({ type: "trained", best, epochs, reason }),
    linearEpoch: () => {},
    scored: (results, plan, { weight }) =>
      write({
        type: "result",
        results,
        ...(weight === undefined ? {} : { weight }),
        ...(hasLinear(results, plan) ? {} : { leftOut: [LINEAR] }),
      }),
    resumed: (folder, { epoch, step }) => tell({ type: "resumed", folder, epoch, step }),
    saved: (file, folder) => write({ type: "saved", file, folder }),
    diagnosed: (diagnoses, folder) => {
      for (const diagnosis of diagnoses) write({ type: "diagnosis", ...inPlainWords(diagnosis), folder });
    },
    leftNoModel: (_, folder) => write({ type: "interrupted", folder }),
  };
};

/** What to choose for a column, as an option of the program. */
const inOptions = (note: string): string =>
  note.replace(/columns: \{ ("(?:[^"\\]|\\.)*"): "([\w/-]+)" \}/g, (_, name: string, choice: string) =>
    columnKinds({ [JSON.parse(name)]: choice }),
  );

const PLURALS = {
  number: "numbers",
  category: "categories",
  boolean: "yes or no",
  date: "dates",
  text: "texts",
} as const;

/** 7 columns: 4 numbers, 3 categories */
const describeKinds = ({ columns }: Table): string => {
  const kinds = Object.entries(PLURALS).flatMap(([kind, plural]) => {
    const count = columns.filter((column) => column.kind === kind).length;
    if (count === 0) return [];
    return [`${count} ${count === 1 ? (kind === "boolean" ? plural : kind) : plural}`];
  });
  return `${counted(columns.length, "column")}: ${kinds.join(", ")}`;
};

function* describePlan(plan: TrainingPlan, config: TrainConfig): Generator<string> {
  const { target, thing, rows, features, network, batchSize, rule, notes } = plan;
  const { training, validation, test, how } = rows;
  const what =
    target.kind === "class"
      ? `${target.classes.length} classes: ${target.classes.slice(0, 5).join(", ")}${target.classes.length > 5 ? " …" : ""}`
      : `a number, ${formatNumber(target.mean, 4)} ± ${formatNumber(target.deviation, 3)}`;
  yield `Target: ${target.column}, ${what}`;
  yield `${thing === "row" ? "Rows" : "Images"}: ${formatCount(training.length)} to train with, ${formatCount(validation.length)} to validate, ${formatCount(test.length)} held out; ${how}`;
  if (features !== undefined) {
    yield `Features: ${counted(featureNames(features).length, "number")} of ${counted(features.columns.length, "column")}`;
  }
  for (const note of notes) yield `  ${note}`;
  yield `Network: ${networkInWords(network, features, target)}, ${formatCount(summary(network).parameters)} parameters`;
  const stop =
    config.earlyStopping === 0 || config.earlyStopping >= rule.epochs
      ? ""
      : `; it ends after ${counted(config.earlyStopping, "epoch")} without improvement`;
  yield `Training: adam at ${rule.learningRate}, batches of ${batchSize}, at most ${counted(rule.epochs, "epoch")}${stop}`;
}
