import { cpus } from "node:os";
import { deviation, mean } from "../statistics.ts";
import type { RealTable } from "./real-table.ts";
import { recipe } from "./recipe.ts";

/** The scores from a seed, which decides on the split, too. */
export interface Scores {
  readonly ours: number;
  readonly sameRule: number;
  readonly asItComes: number;
}

/** A table, and the scores from each seed. */
export interface TableResults {
  readonly table: RealTable;
  readonly rows: { readonly training: number; readonly validation: number; readonly test: number };
  readonly inputs: number;
  /** One for each seed, from 1. */
  readonly scores: readonly Scores[];
}

/** The results as Markdown. */
export const renderTables = (results: readonly TableResults[], version: string): string => {
  const { hidden, learningRate, batchSize, epochs, patience } = recipe;
  const seeds = results[0]?.scores.length;
  return `# How well networks learn tables, beside scikit-learn

Networks with hidden layers of ${hidden.join(" and ")}, relu, adam with a rate of ${learningRate}, batches of ${batchSize}, at most ${epochs} epochs: what
\`gd train\` does by default. Each seed from 1 to ${seeds} divides the rows anew. \`readTableFile\` and \`prepareTable\` prepare them, and
scikit-learn's MLPClassifier or MLPRegressor gets the same matrices. The test rows were used once, at the end of each training.

- **ours**: stops after ${patience} epochs without a better loss on the validation rows, and takes the weights of the best epoch.
- **same rule**: scikit-learn with the same training rows, stopped by the same rule on the same validation rows, alpha 0.
- **as it comes**: scikit-learn's \`fit\` with the training and the validation rows, its own rule when to stop, alpha 0.0001.

A score is the accuracy for classes, and R² for numbers: 100 % is perfect. Scores are mean ± standard deviation over the seeds.
Differences of ours and scikit-learn's from the same seed are mean ± standard error. Made by \`pnpm accuracy tables\`.

${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${version}.

| table | rows: training, validation, test | inputs | ours | same rule | as it comes | ours − same rule | ours − as it comes |
| --- | --- | --- | --- | --- | --- | --- | --- |
${results.map(row).join("\n")}

| table | ours from each seed | same rule | as it comes |
| --- | --- | --- | --- |
${results.map(seedsRow).join("\n")}
`;
};

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const summary = (values: readonly number[]): string => `${percent(mean(values))} ± ${percent(deviation(values))}`;

const difference = (scores: readonly Scores[], other: "sameRule" | "asItComes"): string => {
  const differences = scores.map(({ ours, [other]: theirs }) => ours - theirs);
  const [middle, error] = [mean(differences), deviation(differences) / Math.sqrt(differences.length)];
  const verdict = middle >= 0 ? "at or above" : -middle <= error ? "below, within the error" : "below";
  return `${percent(middle)} ± ${percent(error)}: ${verdict}`;
};

const of = (scores: readonly Scores[], name: keyof Scores): readonly number[] => scores.map((each) => each[name]);

const row = ({ table, rows, inputs, scores }: TableResults): string =>
  `| ${[
    table.name,
    `${rows.training}, ${rows.validation}, ${rows.test}`,
    inputs,
    summary(of(scores, "ours")),
    summary(of(scores, "sameRule")),
    summary(of(scores, "asItComes")),
    difference(scores, "sameRule"),
    difference(scores, "asItComes"),
  ].join(" | ")} |`;

const seedsRow = ({ table, scores }: TableResults): string => {
  const all = (name: keyof Scores) => of(scores, name).map(percent).join(", ");
  return `| ${table.name} | ${all("ours")} | ${all("sameRule")} | ${all("asItComes")} |`;
};
