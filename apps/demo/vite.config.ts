import { defineConfig, type Plugin } from "vite";

// Threads share memory in pages that are isolated from other origins.
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Where the page will be, such as `https://host/gd/`. Previews of links need the whole address of their picture. */
const PAGE = process.env["PAGE"] ?? "./";
const linkPreview: Plugin = {
  name: "link-preview",
  transformIndexHtml: () => [{ tag: "meta", attrs: { property: "og:image", content: `${PAGE}preview.png` } }],
};

export default defineConfig({
  plugins: [linkPreview],
  // Relative, so that the files work from any folder of any host.
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // Each room chooses its interpreter: nothing needs the one that @gd/train brings, with its kernels.
  resolve: { alias: [{ find: /^@gd\/train$/, replacement: "@gd/train/core" }] },
  build: { target: "es2022", modulePreload: { polyfill: false } },
  worker: { format: "es" },
  server: { headers },
  // Tests in the browser ask for the page by this name, as that of a machine in a network.
  preview: { headers, allowedHosts: ["gd.test"] },
});
