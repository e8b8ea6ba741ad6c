import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Scripts that run when a package is installed, which there must not be. */
const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall", "prepare", "prepublish"];

/** Throws where a package runs something when it is installed, or lacks its licence. Returns how many there are. */
export const inspectInstalled = (modules: string): number => {
  const folders = readdirSync(join(modules, "@gd")).map((name) => join(modules, "@gd", name));
  for (const folder of folders) {
    const { scripts = {}, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const found = INSTALL_SCRIPTS.filter((name) => name in scripts);
    if (found.length > 0) throw new Error(`${folder} has the scripts ${found.join(", ")}`);
    if (!existsSync(join(folder, "LICENSE"))) throw new Error(`${folder} has no LICENSE`);
    if (repository?.directory === undefined) throw new Error(`${folder} does not say where it is in the repository`);
  }
  return folders.length;
};
