/**
 * The values of a column of a CSV file, with the names of all: enough to tell a column of numbers from one of classes. The
 * project itself reads the file with `readTableFile`.
 *
 * @param {string} text
 * @param {string} column
 * @returns {{ readonly names: readonly string[], readonly values: readonly string[] }}
 */
export const columnOfCsv = (text, column) => {
  const first = text.slice(0, text.search(/\r?\n|$/));
  const separators = [",", ";", "\t", "|"];
  const counts = separators.map((separator) => first.split(separator).length);
  const separator = separators[counts.indexOf(Math.max(...counts))] ?? ",";
  const [names = [], ...rows] = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => cellsOf(line, separator));
  const place = names.indexOf(column);
  return { names, values: place === -1 ? [] : rows.map((cells) => cells[place] ?? "").filter((value) => value !== "") };
};

/**
 * @param {string} line
 * @param {string} separator
 */
const cellsOf = (line, separator) => {
  const cells = [""];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) cells.push("");
    else cells.push(cells.pop() + character);
  }
  return cells.map((cell) => cell.trim());
};
