import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { libraries } from "../workspace/workspace-packages.js";

/** What can be imported from the published packages, but for what is for Node alone, and @gd/gd, which exports it again. */
const entries = libraries
  .filter(({ name }) => name !== "@gd/gd")
  .flatMap(({ name, entries }) => entries.filter((path) => path !== "./node").map((path) => join(name, path)));

/** The module of all entries, and modules of Node in which everything is a function that does nothing. */
const modules: Plugin = {
  name: "modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#public-entries$/ }, ({ path }) => ({ path, namespace: "entries" }));
    onLoad({ filter: /.*/, namespace: "entries" }, () => ({
      contents: [
        ...entries.map((entry, i) => `import * as entry${i} from ${JSON.stringify(entry)};`),
        `export default { ${entries.map((entry, i) => `${JSON.stringify(entry)}: entry${i}`).join(", ")} };`,
      ].join("\n"),
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    }));
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "node" }));
    onLoad({ filter: /.*/, namespace: "node" }, () => ({
      // As a prototype, which is all that esbuild takes of it without asking for names.
      contents: "module.exports = Object.create(new Proxy({}, { get: () => () => '' }));",
    }));
  },
};

/** A script that puts what a file of this folder exports, with everything it imports, into the global `program`. */
export const bundle = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "program",
    target: "es2022",
    plugins: [modules],
  });
  return outputFiles[0]!.text;
};
