// Begins a layer, a loss or an optimizer: pnpm new layer softsign. What it writes builds and passes the contract of its kind;
// its formula is to be replaced.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { kinds } from "./kinds.mjs";

const usage = `pnpm new ${Object.keys(kinds).join("|")} NAME, such as: pnpm new layer softsign`;

const repositoryRoot = resolve(import.meta.dirname, "../..");
const [kindName = "", name = "", root = repositoryRoot] = process.argv.slice(2);
const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;

if (kind === undefined) refuse(`expected a kind, but received "${kindName}". Use ${usage}.`);
if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
  refuse(`expected a name in camel case, such as softsign, but received "${name}". Use ${usage}.`);
}

const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const names = { name, file, type: `${name[0].toUpperCase()}${name.slice(1)}` };
const { packageName, files, insertions, test, remains } = kind(names);
const taken = Object.keys(files).find((path) => existsSync(join(root, path)));
if (taken !== undefined) refuse(`${taken} is there already. Choose another name, or change that file.`);

const changeset = `.changeset/${file}.md`;
for (const [path, template] of Object.entries(files)) write(path, filled(template));
for (const insertion of insertions) insert(insertion);
write(changeset, `---\n"@gd/${packageName}": minor\n---\n\nThe ${kindName} \`${name}\`.\n`);
const changed = [...Object.keys(files), ...insertions.map(({ path }) => path)];
execFileSync(join(repositoryRoot, "node_modules/.bin/biome"), ["check", "--write", ...changed], {
  cwd: root,
  stdio: ["ignore", "ignore", "inherit"],
});

console.log(`Written:\n${list([...changed, changeset])}
Test it, in packages/${packageName}:
  npx vitest run ${test}
Then write its formula and its gradient, where it says TODO, and
${list(remains)}
npx -y pnpm@12 check names what is left.`);

/**
 * @param {string} message
 * @returns {never}
 */
function refuse(message) {
  console.error(`pnpm new: ${message}`);
  process.exit(1);
}

/** @param {string} template */
function filled(template) {
  const text = readFileSync(join(import.meta.dirname, "templates", `${template}.txt`), "utf8");
  return text.replaceAll("NAME", names.name).replaceAll("FILE", names.file).replaceAll("TYPE", names.type);
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  writeFileSync(join(root, path), text);
}

/**
 * Puts a line among those that follow another, before the first that is later in the alphabet.
 *
 * @param {import("./kinds.mjs").Insertion} insertion
 */
function insert({ path, after, line }) {
  const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n");
  const start = after === "" ? lines.length : lines.indexOf(after) + 1;
  if (start === 0) throw new Error(`${path} has no line "${after}", after which a line is to be written`);
  const key = (/** @type {string} */ text) => /^(?: {2}|describeLayer\(layers\.)(\w+)/.exec(text)?.[1]?.toLowerCase();
  const own = key(line) ?? "";
  const later = lines.findIndex((text, i) => i >= start && (text === "};" || (key(text) ?? "") > own));
  lines.splice(later === -1 ? lines.length : later, 0, line);
  write(path, `${lines.join("\n")}\n`);
}

/** @param {readonly string[]} entries */
function list(entries) {
  return entries.map((entry) => `  ${entry}`).join("\n");
}
