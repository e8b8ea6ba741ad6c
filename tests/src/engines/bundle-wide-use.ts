import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A script that puts `useWidely`, and everything it imports, into the global `wideUse`. */
export const bundleWideUse = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("wide-use.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "wideUse",
    target: "es2022",
  });
  return outputFiles[0]!.text;
};
