import { defineConfig } from "vitepress";
import sidebar from "./side-bar.json" with { type: "json" };

export default defineConfig({
  title: "gd",
  description: "Gradient descent and neural networks in TypeScript, with the same bits everywhere.",
  // The folder of a host that it is put into.
  base: process.env["SITE_BASE"] ?? "/",
  head: [["link", { rel: "icon", href: "data:," }]],
  cleanUrls: true,
  lastUpdated: false,
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    nav: [
      { text: "Start", link: "/guides/start" },
      { text: "Lessons", link: "/lessons/" },
      { text: "Layers", link: "/layers/" },
      { text: "Features", link: "/features" },
    ],
    sidebar,
  },
  markdown: { theme: { light: "github-light", dark: "github-dark" } },
});
