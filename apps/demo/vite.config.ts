import { defineConfig } from "vite";

// Threads share memory in pages that are isolated from other origins.
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  // Relative, so that the files work from any folder of any host.
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: { target: "es2022", modulePreload: { polyfill: false } },
  worker: { format: "es" },
  server: { headers },
  // Tests in the browser ask for the page by this name, as that of a machine in a network.
  preview: { headers, allowedHosts: ["gd.test"] },
});
