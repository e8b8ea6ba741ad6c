import { build } from "esbuild";

/** Bundles a program as its users would. */
export const bundle = async (entry: string, outfile: string): Promise<void> => {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    mainFields: ["module", "main"],
    logLevel: "error",
    // CommonJS packages expect these.
    banner: {
      js: 'import{createRequire as createRequireOfBench}from"node:module";const require=createRequireOfBench(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;',
    },
    external: ["gl"],
  });
};
