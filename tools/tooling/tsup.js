import { defineConfig } from "tsup";

/** A package: ESM and CommonJS with types of their own for each, one file per entry. */
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
