import { isFound, type Measured } from "./measure-run.ts";
import type { TrainingSet } from "./sets.ts";

const share = (of: number, all: number): string =>
  all === 0 ? "–" : `${of} of ${all} (${((100 * of) / all).toFixed(1)} %)`;

/** The results of a set in Markdown. */
export const tableOf = ({ name, seed, sizes }: TrainingSet, measured: readonly Measured[]): string => {
  const sick = measured.filter(({ run }) => run.cause !== undefined);
  const healthy = measured.filter(({ run }) => run.cause === undefined);
  const published = sick.filter(({ run }) => run.source !== undefined);
  const treated = sick.filter(({ treated }) => treated !== undefined);
  const alarms = healthy.filter(({ named }) => named.length > 0);
  const causes = [...new Set(sick.map(({ run }) => run.cause!))];
  const rows = causes.map((cause) => {
    const of = sick.filter(({ run }) => run.cause === cause);
    const tried = of.filter(({ treated }) => treated !== undefined);
    const first = of.filter(({ named }) => named[0] === cause).length;
    const helped = tried.filter(({ treated }) => treated?.helps).length;
    return `| ${cause} | ${of.length} | ${first} | ${of.filter(isFound).length} | ${share(helped, tried.length)} |`;
  });
  return [
    `## ${name[0]!.toUpperCase()}${name.slice(1)}`,
    "",
    `Seed ${seed}; ${sizes.map(({ examples, width }) => `${examples} examples and ${width} units`).join(", ")}.`,
    "",
    "| | |",
    "| --- | --- |",
    `| sick trainings | ${sick.length}, of which ${published.length} by a published recipe |`,
    `| planted cause named first or second | ${share(sick.filter(isFound).length, sick.length)} |`,
    `| healthy trainings | ${healthy.length} |`,
    `| false alarms | ${share(alarms.length, healthy.length)} |`,
    `| treatments that help | ${share(treated.filter(({ treated }) => treated?.helps).length, treated.length)} |`,
    "",
    "| cause | planted | named first | named first or second | treatment helps |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
};
