import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A lesson of the demo. */
export interface Lesson {
  /** Its name in an address. */
  readonly id: string;
  readonly title: string;
  readonly document: string;
}

const DOCUMENTS: Readonly<Record<string, string>> = { tutorial: "the tutorial", notebook: "the notebook" };

/** The lessons of the demo in their order, by its source. */
export const lessonsOf = (repositoryRoot: string): readonly Lesson[] => {
  const source = readFileSync(join(repositoryRoot, "apps/demo/src/lessons/lessons.ts"), "utf8");
  return [...source.matchAll(/id: "([\w-]+)",\s+title: "([^"]+)",\s+document: "(\w+)"/g)].map(
    ([, id = "", title = "", document = ""]) => ({ id, title, document }),
  );
};

/** A page for each lesson, which is the demo's own in a frame, and one that lists them. */
export const lessonPages = (repositoryRoot: string): ReadonlyMap<string, string> => {
  const lessons = lessonsOf(repositoryRoot);
  const pages = lessons.map(({ id, title, document }, i): readonly [string, string] => {
    const next = lessons[i + 1];
    return [
      `lessons/${id}.md`,
      `# ${title}

Lesson ${i + 1} of ${lessons.length}, on ${DOCUMENTS[document]}. All of it is computed here, in the page.

<Lesson id="${id}" title="${title}" />

${next === undefined ? "It is the last one: [all lessons](/lessons/)." : `Next: [${next.title}](/lessons/${next.id})`}
`,
    ];
  });
  const list = lessons.map(({ id, title, document }) => `1. [${title}](/lessons/${id}), on ${DOCUMENTS[document]}`);
  const index = `# Lessons

A path through a tutorial and a notebook on gradient descent. Read a little, try it, and see whether what they say is so.

${list.join("\n")}
`;
  return new Map([["lessons/index.md", index], ...pages]);
};
