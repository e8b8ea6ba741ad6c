import type { PrintedDerivation, PrintedEquation } from "./recompute.js";

/** The numbers and equations of a derivation in plain text. */
export const readText = (text: string): PrintedDerivation => {
  const given = new Map<string, string>();
  const equations: PrintedEquation[] = [];
  const blocks: string[] = [];
  let section = "";
  let isList = false;
  for (const line of text.split("\n")) {
    if (/^[A-Z][A-Z ]+$/.test(line)) section = line;
    else if (section === "GIVEN") blocks.push(line);
    else if (/^ {4}also /.test(line)) {
      isList = true;
      blocks.push(line);
    } else if (isList && /^ {6}\S/.test(line)) blocks.push(line);
    else if (section !== "THE CHAIN RULE" && /^ {4}\S+ = /.test(line)) {
      isList = false;
      equations.push(parts(line));
    } else if (section !== "THE CHAIN RULE" && /^ {5,}/.test(line)) {
      const { left, right } = equations.pop()!;
      const [more, because] = withoutReason(line);
      const isForm = more.startsWith("= ");
      const [first = "", ...forms] = more.slice(isForm ? 2 : 0).split(" = ");
      const all = isForm ? [...right, first, ...forms] : [...right.slice(0, -1), `${right.at(-1)} ${first}`, ...forms];
      equations.push({ left, right: all, because });
    }
  }
  for (const { name, place, value } of tables(blocks)) given.set(place === "" ? name : `${name}[${place}]`, value);
  return { given, equations };
};

/** A line without what decided about its formula, which has three spaces before it; and that, condition by condition. */
const withoutReason = (line: string): readonly [string, PrintedEquation["because"]] => {
  const [, equation = "", reason] = /^(.*?)(?:\s{3}\((.*)\))?$/.exec(line.trim())!;
  const conditions = reason === undefined ? [] : reason.split(/, (?=[^\]]*(?:\[|$))/);
  return [
    equation,
    conditions.map((condition) => {
      const [, what = "", value = "", says = ""] = /^(.*) = (\S+)(?: (.*))?$/.exec(condition) ?? [];
      return { what, value, says };
    }),
  ];
};

const parts = (line: string): PrintedEquation => {
  const [equation, because] = withoutReason(line);
  const [left, ...right] = equation.split(" = ");
  return { left: left!, right, because };
};

interface Printed {
  readonly name: string;
  readonly place: string;
  readonly value: string;
}

/** The entries of vectors, matrices and lists. */
const tables = (lines: readonly string[]): readonly Printed[] => {
  const found: Printed[] = [];
  let [name, row] = ["", 0];
  const text = lines.join("\n").replaceAll(/\n {4,}(?=\S)(?!\[ )/g, " ");
  for (const line of text.split("\n")) {
    const table = /^ {2}(?:(\S+) = )?\s*\[ (.*) \]$/.exec(line);
    const single = /^ {2}(\S+) = (\S+)$/.exec(line);
    if (table !== null) {
      if (table[1] !== undefined) [name, row] = [table[1], 0];
      row++;
      const numbers = table[2]!.trim().split(/\s+/);
      numbers.forEach((value, i) => {
        found.push(
          { name, place: `${row},${i + 1}`, value },
          ...(row === 1 ? [{ name, place: `${i + 1}`, value }] : []),
        );
      });
    } else if (single !== null) found.push({ name: single[1]!, place: "", value: single[2]! });
    else
      for (const [, of, value] of line.matchAll(/(\S+) = ([^\s,]+)/g))
        found.push({ name: of!, place: "", value: value! });
  }
  return found;
};
