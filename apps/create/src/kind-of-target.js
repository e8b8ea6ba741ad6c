import { TableError } from "@gd/tables";
import { readTableFile } from "@gd/tables/node";
import { Refusal } from "./arguments.js";

/**
 * Whether the column to predict has numbers or classes, read as the project will read it.
 *
 * @param {{ readonly file: string, readonly target: string }} table
 * @returns {Promise<"class" | "number">}
 */
export const kindOfTarget = async ({ file, target }) => {
  const { columns } = await tableIn(file);
  const column = columns.find(({ name }) => name === target);
  if (column === undefined) {
    throw new Refusal(
      `--target: ${file} has no column ${target}. It has ${columns.map(({ name }) => name).join(", ")}.`,
    );
  }
  switch (column.kind) {
    case "number":
      // A few whole numbers, such as 0 and 1, are more likely classes.
      return new Set(column.values.filter((value) => !Number.isNaN(value))).size > 10 ? "number" : "class";
    case "category":
    case "boolean":
      return "class";
    default: {
      const others = columns.filter(({ kind }) => ["number", "category", "boolean"].includes(kind));
      throw new Refusal(
        `--target: ${target} has ${column.kind}s, and what is predicted are numbers or classes. Of these there are ${others.map(({ name }) => name).join(", ")}.`,
      );
    }
  }
};

/** @param {string} file */
const tableIn = async (file) => {
  try {
    return await readTableFile(file);
  } catch (error) {
    if (error instanceof TableError) throw new Refusal(`--table: ${error.message}`);
    throw error;
  }
};
