// Builds the site in docs/site: pnpm site. With --dev, serves it while it is written.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { deadLinks } from "./dead-links.ts";
import { lessonsOf } from "./lessons.ts";
import { makePages } from "./pages.ts";
import { sideBar } from "./side-bar.ts";

const folder = resolve(import.meta.dirname, "../..");
const repositoryRoot = resolve(folder, "../..");
const source = join(folder, "generated/site");
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(source, file)), { recursive: true });
  writeFileSync(join(source, file), text);
};

rmSync(source, { recursive: true, force: true });
const { pages, sections } = await makePages(repositoryRoot);
for (const [file, text] of pages) write(file, text);
const dead = deadLinks(pages);
if (dead.length > 0) throw new Error(`links that lead nowhere:\n${dead.join("\n")}`);

cpSync(join(folder, "site/.vitepress"), join(source, ".vitepress"), { recursive: true });
write(".vitepress/side-bar.json", JSON.stringify(sideBar(sections, lessonsOf(repositoryRoot), [...pages.keys()])));
// What runs the programs in the page, and the demo and the reference where they are built.
mkdirSync(join(source, "public"));
cpSync(join(repositoryRoot, "packages/gd/dist/page.js"), join(source, "public/gd.js"));
for (const [from, to] of [
  ["docs/api", "reference"],
  ["apps/demo/dist", "demo"],
] as const) {
  if (existsSync(join(repositoryRoot, from)))
    cpSync(join(repositoryRoot, from), join(source, "public", to), { recursive: true });
}

const command = process.argv.includes("--dev")
  ? ["dev", source]
  : ["build", source, "--outDir", join(repositoryRoot, "docs/site")];
const { status } = spawnSync(join(folder, "node_modules/.bin/vitepress"), command, { cwd: folder, stdio: "inherit" });
console.log(`${pages.size} pages${status === 0 ? ", in docs/site" : ""}`);
process.exitCode = status ?? 1;
