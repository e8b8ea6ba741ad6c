import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";

/** Texts of the repository that are pages as they are, by the path of their page. */
export const copiedPages = (repositoryRoot: string): ReadonlyMap<string, string> => {
  const files = new Map<string, string>([
    ...globSync("docs/decisions/*.md", { cwd: repositoryRoot }).map(
      (file) => [file, `decisions/${basename(file)}`] as const,
    ),
    ...globSync("packages/*/README.md", { cwd: repositoryRoot }).map(
      (file) => [file, `packages/${basename(dirname(file))}.md`] as const,
    ),
    ["apps/cli/README.md", "program.md"],
    ["apps/create/README.md", "packages/create.md"],
    ["tools/bench/results.md", "measured/speed.md"],
    ["tools/bench/README.md", "measured/how-speed.md"],
    ["tools/accuracy/results.md", "measured/accuracy.md"],
    ["tools/mutants/results.md", "measured/mutants.md"],
    ["tools/collection/results.md", "measured/doctor.md"],
    ["ARCHITECTURE.md", "architecture.md"],
    ["CONTRIBUTING.md", "contributing.md"],
  ]);
  return new Map(
    [...files].map(([file, page]) => {
      const text = readFileSync(join(repositoryRoot, file), "utf8");
      return [page, withLinks(text, file, files)] as const;
    }),
  );
};

/** Links to other texts that are pages lead to these pages; others, to files of the repository, become their names. */
const withLinks = (text: string, file: string, pages: ReadonlyMap<string, string>): string =>
  text
    .replace(
      /!?\[((?:[^[\]]|\[[^\]]*\])*)\]\((?!https?:|#)([^)#\s]*)(#[^)\s]*)?\)/g,
      (_, label: string, target: string, place = "") => {
        const path = normalize(join(dirname(file), target)).replace(/\/$/, "");
        const page = pages.get(path) ?? pages.get(join(path, "README.md"));
        return page === undefined ? label : `[${label}](/${page.replace(/\.md$/, "")}${place})`;
      },
    )
    // What looks like a tag or a value of a template is text here.
    .split(/(^```[\s\S]*?^```|`[^`\n]*`)/m)
    .map((part, i) =>
      i % 2 === 1 ? part : part.replaceAll("{{", "&#123;&#123;").replace(/<(?=[A-Za-z/])(?!https?:)/g, "&lt;"),
    )
    .join("");
