// What each package says of the project is in one place, the package.json of the repository, and is added when it is packed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => JSON.parse(readFileSync(fileOf(path), "utf8"));

const folderOf = (name) =>
  ["packages", "apps"]
    .flatMap((parent) => readdirSync(fileOf(parent)).map((folder) => `${parent}/${folder}`))
    .find((folder) => existsSync(fileOf(`${folder}/package.json`)) && read(`${folder}/package.json`).name === name);

export const hooks = {
  beforePacking(manifest) {
    const { homepage, repository, bugs } = read("package.json");
    return { ...manifest, homepage, repository: { ...repository, directory: folderOf(manifest.name) }, bugs };
  },
};
