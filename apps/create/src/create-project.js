import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { Refusal } from "./arguments.js";
import { columnOfCsv } from "./column-of-csv.js";

const ownFolder = join(import.meta.dirname, "..");

/**
 * Writes a project, and returns what to do next.
 *
 * @param {import("./arguments.js").Options} options
 */
export const createProject = ({ folder, table }) => {
  const place = resolve(folder);
  if (existsSync(place) && readdirSync(place).length > 0) {
    throw new Refusal(`${folder} exists, and is not empty. Choose another folder, or empty it.`);
  }
  const kind = table === undefined ? "class" : kindOf(table);

  mkdirSync(place, { recursive: true });
  cpSync(join(ownFolder, "template"), place, { recursive: true });
  // npm leaves a .gitignore out of what it packs.
  renameSync(join(place, "gitignore"), join(place, ".gitignore"));
  renameSync(join(place, `src/model.${kind}.ts`), join(place, "src/model.ts"));
  rmSync(join(place, `src/model.${kind === "class" ? "number" : "class"}.ts`));
  if (table !== undefined) {
    rmSync(join(place, "data/penguins.csv"));
    cpSync(resolve(table.file), join(place, "data", basename(table.file)));
  }
  const { version } = JSON.parse(readFileSync(join(ownFolder, "package.json"), "utf8"));
  const words = {
    __NAME__:
      basename(place)
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-")
        .replace(/^-+|-+$/g, "") || "model",
    // The packages share one version.
    __VERSION__: `^${version}`,
    __TABLE__: table === undefined ? "penguins.csv" : basename(table.file),
    __TARGET__: table?.target ?? "species",
  };
  for (const file of ["package.json", "README.md", "src/model.ts"]) {
    const text = readFileSync(join(place, file), "utf8");
    const filled = Object.entries(words).reduce(
      (all, [word, value]) => all.replaceAll(word, escapedFor(file, value)),
      text,
    );
    writeFileSync(join(place, file), filled);
  }
  return `Created ${folder}. Next:

  cd ${folder}
  npm install
  npm run train    learns to predict ${words.__TARGET__} from data/${words.__TABLE__}, and says how well
  npm test         fails where the model is no better than a guess
  npm start        answers in a page`;
};

/**
 * Whether a column has numbers or classes.
 *
 * @param {{ readonly file: string, readonly target: string }} table
 * @returns {"class" | "number"}
 */
const kindOf = ({ file, target }) => {
  if (!existsSync(file)) throw new Refusal(`--table: there is no file ${file}.`);
  // A project reads other files as well; what is looked at here is CSV.
  if (![".csv", ".tsv", ".txt"].includes(extname(file).toLowerCase())) {
    throw new Refusal(`--table: expected a file of comma-separated values, but received ${file}.`);
  }
  const { names, values } = columnOfCsv(readFileSync(file, "utf8"), target);
  if (!names.includes(target)) {
    throw new Refusal(`--target: ${file} has no column ${target}. It has ${names.join(", ")}.`);
  }
  const numbers = values.filter((value) => Number.isFinite(Number(value)));
  // A few whole numbers, such as 0 and 1, are more likely classes.
  return numbers.length >= 0.9 * values.length && new Set(numbers).size > 10 ? "number" : "class";
};

/**
 * In a program or in JSON, a name is text in quotes.
 *
 * @param {string} file
 * @param {string} value
 */
const escapedFor = (file, value) => (file.endsWith(".md") ? value : JSON.stringify(value).slice(1, -1));
