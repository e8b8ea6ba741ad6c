import { cpus } from "node:os";
import { deviation, mean } from "../statistics.ts";
import type { Network, Outcome } from "./network.ts";

export interface Results {
  readonly network: Network;
  /** One for each seed, from 1. */
  readonly outcomes: readonly Outcome[];
}

/** The table of all networks, as Markdown. */
export const renderResults = (
  results: readonly Results[],
  { threads, validated }: { readonly threads: number; readonly validated: boolean },
): string => `# How well networks learn handwritten digits

${validated ? "Trained on 55,000 of MNIST's training images, measured on the other 5,000." : "Trained on MNIST's 60,000 training images; the 10,000 test images were used once, at the end of each training."}
Mean ± standard deviation over seeds 1 to ${results[0]?.outcomes.length}, in float32, with exact arithmetic: any machine gives these figures and
weights. Learning rates fall to 0 along a cosine. Made by \`pnpm accuracy\`.

${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${threads} thread${threads === 1 ? "" : "s"}.

| network | trained with | epochs | accuracy | error | goal | each training |
| --- | --- | --- | --- | --- | --- | --- |
${results.map(row).join("\n")}

| network | accuracy from each seed | weights |
| --- | --- | --- |
${results.map(seedsRow).join("\n")}

${sources(results)}`;

/** Whether the mean accuracy reaches the network's goal. */
export const reachesGoal = ({ network: { goal }, outcomes }: Results): boolean =>
  mean(outcomes.map(({ accuracy }) => accuracy)) >= goal.accuracy;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const row = (results: Results): string => {
  const {
    network: { name, how, epochs, goal },
    outcomes,
  } = results;
  const accuracies = outcomes.map(({ accuracy }) => accuracy);
  const [middle, spread] = [mean(accuracies), percent(deviation(accuracies))];
  const seconds = mean(outcomes.map(({ seconds }) => seconds));
  const reached = reachesGoal(results) ? "reached" : "missed";
  return `| ${name} | ${how} | ${epochs} | ${percent(middle)} ± ${spread} | ${percent(1 - middle)} | ≥ ${percent(goal.accuracy)}: ${reached} | ${seconds.toFixed(0)} s |`;
};

const seedsRow = ({ network: { name }, outcomes }: Results): string =>
  `| ${name} | ${outcomes.map(({ accuracy }) => percent(accuracy)).join(", ")} | ${outcomes.map(({ hash }) => `\`${hash}\``).join(" ")} |`;

const sources = (results: readonly Results[]): string =>
  results
    .filter(({ network }) => network.goal.source !== undefined)
    .map(({ network: { name, goal } }) => `${name}: the goal is from ${goal.source}.\n`)
    .join("");
