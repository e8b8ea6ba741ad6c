/** An error of a package. Its class is not looked at: a package is loaded when its command is given. */
interface Advising extends Error {
  readonly advice?: unknown;
  readonly reason?: unknown;
}

/**
 * The message of an error, for somebody who writes no code. Packages advise in terms of functions and their options: what the
 * program has advice of its own for gets it, and of other advice what needs code is left out.
 */
export const inProgramWords = (error: Advising): string => {
  const { message, advice } = error;
  if (typeof advice !== "string" || !message.endsWith(advice)) return withoutFunction(message, error);
  const said = withoutFunction(message.slice(0, -advice.length), error);
  const own = isOfCode(advice) ? (ownAdvice(error) ?? withoutCode(advice)) : advice;
  // "…: " and "…; " lead to advice.
  return own === "" ? said.replace(/[:;]?\s+$/, "") : said + own;
};

const isOfCode = (text: string): boolean => OF_CODE.test(text.replace(/"[^"]*"/g, '""'));

/** Names with capitals in them, calls, options with values, and other words that only those who write code know. */
const OF_CODE =
  /(?<![\w./\\-])\w*[a-z][A-Z]\w+(?![\w/\\-]|\.\w)|\w\(|@gd\/|\w: (?:true|false|"|\{)|\b[Pp]ass |\bto missing\b|\bin columns\b|\boption \w/;

/** The parts of some advice that need no code. */
const withoutCode = (advice: string): string => {
  const parts = advice.split(/(?<=[.;]) |(?<=,) (?=and |or )/).filter((part) => !isOfCode(part));
  const text = parts.join(" ").replace(/^(?:and|or) /, "");
  return text.replace(/[,;]$/, advice.endsWith(".") ? "." : "");
};

const ownAdvice = ({ name, reason }: Advising): string | undefined =>
  OWN_ADVICE[name]?.[typeof reason === "string" ? reason : ""];

/** What to do in terms of the program, by the name of an error and its reason. */
const OWN_ADVICE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TableError: {
    encoding: "Use --encoding, such as --encoding windows-1252, or save the file as UTF-8.",
    header: "Use --no-header if the file begins with a row of values.",
    features: "Say what one of them is with --columns, such as --columns zip=category.",
    parquet: "Leave the column out with --columns, such as --columns zip=omit.",
    "not-a-table": "Decompress it first.",
    type: "Correct it, or leave the row out.",
    "too-large": "Divide the file, or leave out what is not needed.",
  },
  ImageError: {
    "nested-folder": "name the folder whose folders are the classes, or move the images up",
  },
  ModelError: { "": "gd train writes files that have all that is needed." },
};

/** A message of an ArgumentError without the function that it begins with: `allocate(length) expects …`. */
const withoutFunction = (message: string, { name }: Advising): string =>
  name === "ArgumentError"
    ? message.replace(/^[\w.]+(?:\((\w*)\))?\S* expects /, "expected ")
    : message.replace(/The parameters are those before the step; a lower learning rate/, "A lower --learning-rate");
