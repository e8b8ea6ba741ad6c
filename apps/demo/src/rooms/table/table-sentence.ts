import { RecipeError } from "@gd/recipe";
import { TableError, type TableErrorReason } from "@gd/tables";
import { sentenceOf } from "../../sentence-of.js";

/** More does not fit into the memory of a page. */
export const MOST_MEGABYTES = 100;

/** What to do about a table, for somebody who writes no code. */
const ADVICE: Readonly<Partial<Record<TableErrorReason, string>>> = {
  encoding: "If it is a table, save it as CSV in UTF-8 and choose it again.",
  header: "Its first row has to have a name for each column, and each name once.",
  "not-a-table": "Save it as CSV, or choose JSON lines or Parquet.",
  "too-large": `This page reads up to ${MOST_MEGABYTES} MB; the program gd train reads more.`,
  features: "Choose another column to predict, or a table with more columns.",
};

/** What is wrong with a table, in a sentence. */
export const tableSentence = (error: unknown): string => {
  if (error instanceof TableError) {
    const { message, advice, reason } = error;
    const said = message.endsWith(advice) ? message.slice(0, -advice.length).trim() : message;
    return `${said} ${ADVICE[reason] ?? "Correct it and choose it again."}`;
  }
  if (error instanceof RecipeError) {
    const { message } = error;
    return error.problem === "too-few-rows" && message.includes("--test")
      ? `${message.slice(0, message.indexOf(" are too few"))} are too few to hold some of them out: take more rows.`
      : `${message}.`;
  }
  return sentenceOf(error);
};
