import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The program that exports `hashWeights`. */
const defaultProgram = fileURLToPath(new URL("hash-weights.ts", import.meta.url));

/**
 * Bundles a program and everything it imports into one ECMAScript module that every engine can run.
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
