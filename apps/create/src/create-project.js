import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Refusal } from "./arguments.js";
import { kindOfTarget } from "./kind-of-target.js";
import { oldNode } from "./old-node.js";

const ownFolder = join(import.meta.dirname, "..");

/**
 * Writes a project, and returns what to do next.
 *
 * @param {import("./arguments.js").Options} options
 */
export const createProject = async ({ folder, table }) => {
  const place = resolve(folder);
  if (existsSync(place) && readdirSync(place).length > 0) {
    throw new Refusal(`${folder} exists, and is not empty. Choose another folder, or empty it.`);
  }
  const kind = table === undefined ? "class" : await kindOfTarget(table);

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
  const { engines } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
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
  npm start        answers in a page${oldNode(process.versions.node, engines.node)}`;
};

/**
 * In a program or in JSON, a name is text in quotes.
 *
 * @param {string} file
 * @param {string} value
 */
const escapedFor = (file, value) => (file.endsWith(".md") ? value : JSON.stringify(value).slice(1, -1));
