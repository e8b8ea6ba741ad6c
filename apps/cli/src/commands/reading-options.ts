import { type Command, InvalidArgumentError, Option } from "commander";
import { type Reading, readingOf } from "../table/reading.js";

/** Adds the options that say how a table is read. */
export const addReadingOptions = (command: Command): Command =>
  command
    .addOption(new Option("--separator <character>", "between cells of a CSV file; found by looking by default"))
    .addOption(new Option("--decimal <character>", "a comma, if numbers have one").argParser(parseDecimal))
    .option("--encoding <name>", "of a CSV file, like windows-1252")
    .option("--no-header", "the first row has no names of columns");

/** Those that were given. Commander says that there is a header even if nobody did. */
export const givenReading = ({ header, ...reading }: Reading): Reading =>
  readingOf(header === false ? { ...reading, header } : reading);

const parseDecimal = (text: string): Reading["decimal"] => {
  if (text === "," || text === ".") return text;
  throw new InvalidArgumentError("It should be . or , like --decimal ,");
};
