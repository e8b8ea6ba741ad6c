import { type Command, InvalidArgumentError, Option } from "commander";
import { type Reading, readingOf } from "../table/reading.js";

/** Adds the options that say how a table is read. */
export const addReadingOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--separator <character>", "between cells of a CSV file; found by looking by default").argParser(
        parseSeparator,
      ),
    )
    .addOption(new Option("--decimal <character>", "a comma, if numbers have one").argParser(parseDecimal))
    .addOption(new Option("--encoding <name>", "of a CSV file, like windows-1252").argParser(parseEncoding))
    .option("--no-header", "the first row has no names of columns");

/** Those that were given. Commander says that there is a header even if nobody did. */
export const givenReading = ({ header, ...reading }: Reading): Reading =>
  readingOf(header === false ? { ...reading, header } : reading);

const parseSeparator = (text: string): string => {
  if (/^[^"\r\n]$/.test(text)) return text;
  throw new InvalidArgumentError('It should be one character, and no quote, like --separator ";".');
};

const parseDecimal = (text: string): Reading["decimal"] => {
  if (text === "," || text === ".") return text;
  throw new InvalidArgumentError("It should be . or , like --decimal ,");
};

const parseEncoding = (name: string): string => {
  try {
    new TextDecoder(name);
    return name;
  } catch {
    throw new InvalidArgumentError("It should be an encoding that Node knows, like --encoding windows-1252.");
  }
};
