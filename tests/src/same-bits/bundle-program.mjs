import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The program that trains a network and exports `hashWeights`. */
const defaultProgram = fileURLToPath(new URL("hash-weights.ts", import.meta.url));

/**
 * A program and all that it imports as one ECMAScript module, which every engine can run.
 *
 * @param {string} path of a module that exports `hashWeights`
 * @returns {Promise<string>}
 */
export const bundleProgram = async (path = defaultProgram) => {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    external: ["node:*"],
  });
  return /** @type {{ text: string }} */ (outputFiles[0]).text;
};
