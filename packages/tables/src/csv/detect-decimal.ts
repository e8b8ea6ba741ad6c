/** How many lines are looked at. */
const LINES = 100;

/**
 * The decimal mark of a text that has another separator than a comma, by its first lines: a comma where more cells are numbers
 * with one, such as 3,5, than with a point. Cells such as 1,234 say nothing, as these may be thousands.
 */
export const detectDecimal = (start: string, separator: string, quote: string): "." | "," | undefined => {
  const count = { ".": 0, ",": 0 };
  for (const line of start.split(/[\r\n]+/, LINES)) {
    for (const cell of line.split(separator)) {
      const bare = quote === "" ? cell.trim() : cell.trim().replaceAll(quote, "");
      const mark = /^[+-]?\d+([.,])\d+$/.exec(bare)?.[1];
      if (mark !== undefined && !/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(bare)) count[mark as "." | ","]++;
    }
  }
  if (count[","] === count["."]) return undefined;
  return count[","] > count["."] ? "," : ".";
};
