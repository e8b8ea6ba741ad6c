// Bundles everything into dist/page.js, for pages without a bundler, and what it contains of others with their licences into
// dist/THIRD-PARTY.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["src/index.ts"],
  outfile: "dist/page.js",
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  banner: {
    js: "/*! @gd/gd, MIT. What it contains of others, with their licences, is in THIRD-PARTY.md beside it. */",
  },
  metafile: true,
});

/** The files of each package that is not of this repository, by its folder. */
const files = Map.groupBy(
  Object.keys(metafile.inputs).filter((file) => file.includes("node_modules/")),
  (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)[0],
);

/** The licence that a package says, from its own file or from the end of its README. */
const licenceOf = (folder) => {
  const own = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (own !== undefined) return readFileSync(join(folder, own), "utf8");
  const readme = join(folder, "README.md");
  const [, text] = existsSync(readme) ? readFileSync(readme, "utf8").split(/^LICEN[CS]E.*\n[-=]*\n/m) : [];
  if (text === undefined) throw new Error(`found no licence of ${folder}, which page.js contains`);
  return text;
};

/** What a file says of its own rights at its head. */
const noticeOf = (file) => {
  const [head = ""] = /^(?:\/\/.*\n|\s*\n)+/.exec(readFileSync(file, "utf8")) ?? [];
  return head.includes("Copyright") ? [head.replace(/^\/\/ ?/gm, "")] : [];
};

const sections = [...files].map(([folder, names]) => {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = [licenceOf(folder), ...names.flatMap(noticeOf)].map((text) => text.trim());
  return `## ${name} ${version}\n\n${texts.join("\n\n")}`;
});
writeFileSync("dist/THIRD-PARTY.md", `# What page.js contains of others\n\n${sections.join("\n\n")}\n`);
