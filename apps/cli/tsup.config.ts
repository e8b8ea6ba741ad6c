import { defineConfig } from "tsup";

/** A program, not a library: one format, and no types. */
export default defineConfig({
  entry: { main: "src/main.ts", "trial-process": "src/sweep/trial/trial-process.ts" },
  format: ["esm"],
  target: "es2022",
  clean: true,
  splitting: true,
});
