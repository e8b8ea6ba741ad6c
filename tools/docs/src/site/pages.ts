import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { besidePyTorch } from "./beside-pytorch.ts";
import { copiedPages } from "./copied-pages.ts";
import { exampleOf } from "./example-of.ts";
import { lessonPages } from "./lessons.ts";
import { partPage } from "./part-page.ts";
import { pictureOf } from "./pictures.ts";
import { runPrograms } from "./run-programs.ts";
import { type Section, sectionsOf } from "./sections.ts";
import { blocksOf, withExamples } from "./written-page.ts";

/** All pages of the site by their paths, and the groups of its side bar. */
export interface Site {
  readonly pages: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
}

/**
 * Makes the pages: of parts from their sources, written ones, and texts of the repository. Each program of a page is run, and
 * has to print what the page shows.
 */
export const makePages = async (repositoryRoot: string): Promise<Site> => {
  const folder = join(repositoryRoot, "tools/docs");
  const pages = new Map([...copiedPages(repositoryRoot), ...lessonPages(repositoryRoot)]);
  const programs = new Map<string, string>();
  const expected = new Map<string, string>();

  for (const file of globSync("**/*.md", { cwd: join(folder, "site") })) {
    const text = readFileSync(join(folder, "site", file), "utf8");
    blocksOf(file, text).forEach(({ program, output }, i) => {
      programs.set(`${file} ${i}`, program);
      expected.set(`${file} ${i}`, output);
    });
    pages.set(file, withExamples(text, repositoryRoot));
  }

  const sections = sectionsOf(repositoryRoot);
  for (const { path, parts } of sections) {
    for (const { name } of parts) {
      const program = exampleOf(path, name);
      if (program !== undefined) programs.set(`${path} ${name}`, program);
    }
  }
  const outputs = await runPrograms(programs, join(folder, "generated/programs"));
  const wrong = [...expected]
    .filter(([name, output]) => outputs.get(name) !== output)
    .map(([name, output]) => `${name} shows\n${output}but prints\n${outputs.get(name)}`);
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  const paths = new Map(sections.flatMap(({ path, parts }) => parts.map(({ name }) => [name, `/${path}/${name}`])));
  for (const { path, title, parts } of sections) {
    pages.set(`${path}/index.md`, index(title, path, parts));
    for (const part of parts) {
      const key = `${path} ${part.name}`;
      const shown = {
        program: programs.get(key),
        output: outputs.get(key),
        picture: pictureOf(path, part.name),
        beside: besidePyTorch(repositoryRoot, path, part.name),
      };
      pages.set(`${path}/${part.name}.md`, partPage(part, shown, paths));
    }
  }
  return { pages, sections };
};

const index = (title: string, path: string, parts: Section["parts"]): string =>
  [
    `# ${title}\n`,
    "| | |",
    "| --- | --- |",
    ...parts.map(({ name, docstring }) => `| [\`${name}\`](/${path}/${name}) | ${summary(docstring)} |`),
  ].join("\n");

/** The first sentence, as text. */
const summary = (docstring: string): string =>
  (docstring.split(/\n\n/)[0] ?? "")
    .replaceAll("\n", " ")
    .replace(/(?<=[.:]) .*$/, "")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;");
