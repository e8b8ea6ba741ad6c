import type { Finding } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { inBackticks, plainWords } from "./advice.js";
import { columnsOmitted } from "./column-kinds.js";

/** What to change because of a finding, in words of the program: its options where there are some. Findings say it in code. */
export const changeInOptions = ({ name, change }: Pick<Finding, "name" | "change">, plan: TrainingPlan): string =>
  plainWords(CHANGES[name]?.(plan, change) ?? "No option changes this.");

/** What to do, of a plan and the change in code: words in which options stand in backticks. */
type Change = (plan: TrainingPlan, code: string) => string;

/** A number that advice in code sets: `0.01` of `optimizer: adam({ learningRate: 0.01 })`. */
export const numberIn = (code: string, name: string): string | undefined =>
  new RegExp(`${name}: ([\\d.e+-]+)`).exec(code)?.[1];

/** The columns that advice in code leaves out: `d` of `fitFeatures(table, { columns: { "d": "omit" } })`. */
const columnsIn = (code: string): readonly string[] =>
  Array.from(code.matchAll(/("(?:[^"\\]|\\.)*"): "omit"/g), ([, name = ""]) => JSON.parse(name));

/** For each check, what to do about what it finds. */
export const CHANGES: Readonly<Record<string, Change>> = {
  "inputs scaled": ({ thing }) =>
    thing === "image"
      ? "Look at the images: their brightness is far from that of photographs."
      : "Look at the columns for values that are far from all others, and correct them; `--columns <column>=omit` leaves a column out.",
  "features differ": (_, code) => {
    const columns = columnsIn(code);
    const omitted = inBackticks(columnsOmitted(columns));
    return columns.length === 1
      ? `${omitted} leaves it out; look first at where it comes from.`
      : `${omitted} leaves them out; look first at where they come from.`;
  },
  "targets vary": ({ thing }) =>
    thing === "image"
      ? "Put the images of another class into a folder beside it."
      : "`--target <column>` with another column.",
  "targets kept out": (_, code) =>
    `${inBackticks(columnsOmitted(columnsIn(code)))} leaves it out, if it was made of the answer.`,
  "classes validated": ({ rows: { how } }) =>
    /^(whole groups of|the latest by) /.test(how)
      ? `The rows are divided by ${how.startsWith("the") ? "`--time`" : "`--group`"}, which does this: leave it out, or have a larger \`--validation\`.`
      : "More rows of the classes that are missing, or a larger `--validation`.",
  "rows apart": ({ thing }) =>
    thing === "image"
      ? "Leave out images that are there twice."
      : "Leave out rows that repeat, or keep those together that belong together: `--group <column>`.",
  "enough held out": ({ thing }) =>
    thing === "image"
      ? "More images, or a larger share of them for `--validation`."
      : "More rows, or a larger share of them for `--validation`.",
  "loss at the start": ({ target }) =>
    target.kind === "number"
      ? `Look at ${target.column} for values that are far from all others, and correct them or leave the rows out.`
      : "Look at the columns for values that are far from all others; `--columns <column>=omit` leaves a column out.",
  "output varies": () => "`--activation gelu`, or fewer layers in `--hidden`.",
  "examples apart": () =>
    "No option changes this, as the program's networks keep examples apart: report it as a mistake of the program.",
  "gradients arrive": () => "`--activation gelu`, larger layers in `--hidden`, or fewer of them.",
  "one batch by heart": ({ thing }) =>
    thing === "image"
      ? "Look at the images: do those of different classes differ? Else larger layers in `--hidden`, less `--dropout`, or a higher `--learning-rate`."
      : "Larger layers in `--hidden`, less `--dropout`, or a higher `--learning-rate`; where that does not help, other columns.",
  "labels follow inputs": ({ target, thing }) =>
    thing === "image"
      ? "Look at some images of each folder: are they in that of their class?"
      : `Look at where ${target.column} comes from, and whether each row still has its own: was a column sorted, or filled in by itself? Else these columns say nothing of it, and others are needed.`,
  "rate in range": (_, code) => {
    const rate = numberIn(code, "learningRate");
    return rate === undefined ? "Another `--learning-rate`." : `\`--learning-rate ${rate}\``;
  },
  "time and memory": (_, code) => {
    const size = numberIn(code, "batchSize");
    return size === undefined ? "A smaller `--batch-size`." : `\`--batch-size ${size}\``;
  },
};
