import { counted } from "../render/counted.js";
import { renderEntries } from "../render/render-entries.js";
import { renderText } from "../render/render-text.js";
import type { Screen } from "../render/screen.js";
import { inPlainWords, type WrittenDiagnosis } from "./case-file.js";

/** How sure a diagnosis is: `90 % sure`. */
export const surenessOf = ({ confidence }: WrittenDiagnosis): string => `${Math.round(100 * confidence)} % sure`;

/** How much is wrong with a run. */
export const outcomeOf = (run: string, diagnoses: readonly WrittenDiagnosis[]): string => {
  if (diagnoses.length === 0) return `${run}: nothing is wrong with this training.`;
  return `${run}: ${counted(diagnoses.length, "cause")} of what went wrong${diagnoses.length === 1 ? "" : ", the surest first"}.`;
};

/** Each cause, with what was seen and what to change. */
export const renderDiagnoses = (
  run: string,
  diagnoses: readonly WrittenDiagnosis[],
  { width, colours }: Screen,
): string =>
  [
    renderText(outcomeOf(run, diagnoses), width),
    ...diagnoses.map((diagnosis) => {
      const { cause, evidence, change } = inPlainWords(diagnosis);
      const parts = [["evidence", evidence] as const, ...(change === undefined ? [] : [["change", change] as const])];
      const heading = `${colours.red("✗")} ${colours.bold(cause)} ${colours.dim(`(${surenessOf(diagnosis)})`)}`;
      return `${heading}\n${renderEntries(parts, width)}`;
    }),
  ].join("\n\n");
