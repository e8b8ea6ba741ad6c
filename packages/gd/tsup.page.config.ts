import { defineConfig } from "tsup";

/** Everything in one file, which a page imports without a bundler. */
export default defineConfig({
  entry: { page: "src/index.ts" },
  format: "esm",
  platform: "browser",
  target: "es2022",
  noExternal: [/./],
  minify: true,
  splitting: false,
  // Beside what has been built before.
  clean: false,
  dts: false,
  banner: { js: "/*! @gd/gd, MIT. It contains alea by Johannes Baagøe, MIT: see THIRD-PARTY.md. */" },
});
