import { parseArgs } from "node:util";

/** What cannot be done, as a sentence for whoever asked. */
export class Refusal extends Error {}

/**
 * @typedef {object} Options
 * @property {string} folder of the project
 * @property {{ readonly file: string, readonly target: string } | undefined} table one's own, and its column to predict
 */

export const usage = `npm create @gd FOLDER
  A project that tells penguins apart: train, test and a page.
npm create @gd FOLDER -- --table FILE.csv --target COLUMN
  The same for a table of your own, and its column that is to be predicted.`;

/**
 * Undefined where help is asked for.
 *
 * @param {readonly string[]} given
 * @returns {Options | undefined}
 */
export const parseArguments = (given) => {
  const { values, positionals } = parsed(given);
  if (values.help) return undefined;
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new Refusal(`expected one folder, but received ${positionals.join(" ") || "none"}.\n${usage}`);
  }
  const { table: file, target } = values;
  if ((file === undefined) !== (target === undefined)) {
    throw new Refusal(`--table and --target go together, but only one of them is there.\n${usage}`);
  }
  return { folder, table: file === undefined || target === undefined ? undefined : { file, target } };
};

/** @param {readonly string[]} args */
const parsed = (args) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { table: { type: "string" }, target: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
};
