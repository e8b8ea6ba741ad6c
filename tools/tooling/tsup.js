import { defineConfig } from "tsup";

/** A package as ESM and CommonJS, each with its own types, and one file per entry. */
export const library = (entry = { index: "src/index.ts" }) =>
  defineConfig({
    entry,
    format: ["esm", "cjs"],
    dts: true,
    target: "es2022",
    clean: true,
    splitting: true,
    treeshake: true,
  });
