import type { NumberColumn } from "../table/table.js";
import { quoted } from "../table/table-error.js";
import { findNumberStyle, parseStyled } from "./number-style.js";
import { parseNumberText } from "./parse-number.js";
import type { Refuse } from "./refuse.js";
import type { Rules } from "./rules.js";

/** How the texts of a column are numbers, of which it is said that it has numbers. */
interface NumbersByKind extends Pick<NumberColumn, "written" | "unit" | "note"> {
  parse(text: string): number;
}

/**
 * How texts are numbers. Where a style was chosen, such as that of another file, but this file does not have it, or the unit is
 * missing, a note says how they are read.
 */
export const numbersByKind = (
  name: string,
  texts: readonly (string | undefined)[],
  rules: Rules,
  refuse: Refuse,
): NumbersByKind => {
  const { decimal, chosen } = rules;
  const filled = texts.filter((text) => text !== undefined);
  const parsePlain = (text: string): number => plainNumber(text, decimal);
  const arePlain = filled.every((text) => !Number.isNaN(parsePlain(text)));
  const found = arePlain && isSaidByFile(rules) ? undefined : findNumberStyle(name, filled, rules);
  if (found?.unclear !== undefined) expectNoOtherMark(name, found.unclear, rules, texts, refuse);
  const [first] = filled;
  const unit = chosen?.unit;
  if (unit !== undefined && first !== undefined && found?.unit !== undefined && found.unit !== unit) {
    return refuse(texts.indexOf(first), `a number in ${unit}`, quoted(first), "Convert it.");
  }
  const isNew = chosen === undefined ? !arePlain : found?.unclear !== undefined && chosen.fileDecimal !== decimal;
  const notes = found !== undefined && isNew ? [found.note] : [];
  if (unit !== undefined && first !== undefined && found?.unit === undefined) {
    const example = filled.find((text) => parsePlain(text) !== 0) ?? first;
    notes.push(`has no ${unit}, which is taken for granted: ${example} is ${example} ${unit}.`);
  }
  const note = notes.length === 0 ? {} : { note: notes.join(" It ") };
  if (found?.style === undefined || arePlain) return { parse: parsePlain, ...writtenBy(decimal), ...note };
  const { style: written } = found;
  const ofUnit = found.unit === undefined ? {} : { unit: found.unit };
  return { parse: (text) => parseStyled(text, written), written, ...ofUnit, ...note };
};

/** Refuses to take the decimal mark that a file has elsewhere for one between thousands. */
const expectNoOtherMark = (
  name: string,
  text: string,
  { decimal, chosen }: Rules,
  texts: readonly (string | undefined)[],
  refuse: Refuse,
): void => {
  const mark = chosen?.fileDecimal;
  if (mark === undefined || mark === decimal || Number.isNaN(plainNumber(text, mark))) return;
  const [word, other, style] =
    decimal === "," ? ["comma", "point", "decimal-point"] : ["point", "comma", "decimal-comma"];
  const received = `${quoted(text)} in a file with decimal ${other}s`;
  const advice = `If it is ${plainNumber(text, mark)}, pass columns: { ${quoted(name)}: "${style}" }.`;
  refuse(texts.indexOf(text), `a number with a decimal ${word}`, received, advice);
};

/** Whether no style was chosen for a column, or it is that of its file. */
export const isSaidByFile = ({ decimal, chosen }: Rules): boolean =>
  chosen === undefined || (chosen.fileDecimal === decimal && chosen.unit === undefined);

/** Numbers with decimal commas are to be read so again. */
export const writtenBy = (decimal: Rules["decimal"]) => (decimal === "." ? {} : { written: "decimal-comma" as const });

/** The number that a text without a unit or marks between thousands is; NaN if it is none. */
const plainNumber = (text: string, decimal: Rules["decimal"]): number =>
  parseNumberText(decimal === "." ? text : swapped(text));

/** Point and comma change places. */
const swapped = (text: string): string => text.replace(/[.,]/g, (character) => (character === "." ? "," : "."));
